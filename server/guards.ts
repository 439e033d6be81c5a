import type { NextFunction, Request, Response } from 'express'
import { config } from '#app/platform/config.server.ts'
import type { RequestFacts } from '#app/platform/request.server.ts'

/** Headers of every answer, errors included. The nonce is new at each request. */
export function securityHeaders(request: Request, response: Response, next: NextFunction) {
  const { nonce } = response.locals.facts as RequestFacts
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      // Vite's own styles and socket, in development only.
      import.meta.env.DEV ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      import.meta.env.DEV ? "connect-src 'self' ws:" : "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      `form-action 'self'${paymentOrigin(request)}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  )
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // A secret link must not travel to another site in a Referer.
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  if (config().https) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
  next()
}

/** A form that ends on the card provider's page, and no other, may be redirected there. */
function paymentOrigin({ path }: Request): string {
  if (!/^\/[^/]+\/(formations\/[^/]+\/inscription|partenaire|suivi\/[^/]+\/paiement)/.test(path))
    return ''
  return ` ${config().stripeUrl ?? 'https://checkout.stripe.com'}`
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A form posted from another site is refused, whatever its address (CSRF). */
export function refuseForeignRequests(request: Request, response: Response, next: NextFunction) {
  if (safe.has(request.method)) return next()
  const site = request.get('sec-fetch-site')
  const origin = request.get('origin')
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  const foreignOrigin = origin !== undefined && !isOwnOrigin(origin, request)
  if (!foreignSite && !foreignOrigin) return next()
  plainPage(response, 403, 'Cette demande vient d’un autre site', [
    'Par sécurité, un formulaire doit être envoyé depuis nos pages. Rien n’a été enregistré.',
  ])
}

function isOwnOrigin(origin: string, request: Request): boolean {
  const { baseUrl } = config()
  if (baseUrl !== undefined && origin === baseUrl) return true
  try {
    return new URL(origin).host === request.get('host')
  } catch {
    return false
  }
}

const maxBody = 1_000_000
const maxUpload = 25_000_000

/** A form that carries a file, from the members' area only: the rest never weighs a megabyte. */
function carriesFile(request: Request): boolean {
  return (
    /^multipart\/form-data/i.test(request.get('content-type') ?? '') &&
    /^\/[^/]+\/espace\//.test(request.path)
  )
}

/** What is too heavy is refused before being read. */
export function refuseHugeBodies(request: Request, response: Response, next: NextFunction) {
  if (safe.has(request.method)) return next()
  const length = request.get('content-length')
  if (length === undefined && request.get('transfer-encoding') !== undefined) {
    return plainPage(response, 411, 'La taille de l’envoi manque', [
      'Votre navigateur n’a pas dit combien de données il envoie. Rien n’a été enregistré.',
    ])
  }
  const weight = Number(length ?? 0)
  if (weight <= maxBody || (weight <= maxUpload && carriesFile(request))) return next()
  response.setHeader('Connection', 'close')
  if (carriesFile(request)) {
    return plainPage(response, 413, 'Ce fichier est trop lourd', [
      'Un fichier peut peser 25 Mo au plus. Rien n’a été enregistré.',
      'Revenez en arrière et choisissez un fichier plus léger, ou partagez-le en plusieurs.',
    ])
  }
  plainPage(response, 413, 'Cet envoi est trop lourd', [
    'Un formulaire pèse quelques kilo-octets, celui-ci en fait plus de 1 000. Rien n’a été enregistré.',
    'Revenez en arrière, raccourcissez les textes puis envoyez de nouveau.',
  ])
}

function plainPage(response: Response, status: number, title: string, lines: string[]) {
  response
    .status(status)
    .type('html')
    .send(
      `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width"><main><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</main></html>`,
    )
}
