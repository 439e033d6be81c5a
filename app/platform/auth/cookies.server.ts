import { config } from '../config.server.ts'
import { cookieValue } from '../toast.server.ts'

const day = 24 * 3600

export function sessionTokenOf(request: Request): string | undefined {
  return cookieValue(request, hostName('ge_session')) || undefined
}

export function sessionCookie(token: string): string {
  return hostCookie('ge_session', token, 30 * day)
}

export function forgetSessionCookie(): string {
  return hostCookie('ge_session', '', 0)
}

/** Between the password and the second factor: ten minutes, and no session yet. */
export function secondFactorCookie(token: string): string {
  return hostCookie('ge_etape', token, 600)
}

export function secondFactorTokenOf(request: Request): string | undefined {
  return cookieValue(request, hostName('ge_etape')) || undefined
}

export function forgetSecondFactor(): string {
  return hostCookie('ge_etape', '', 0)
}

/** A browser that has already logged in keeps its own budget of tries. */
export function knownBrowserCookie(signed: string): string {
  return hostCookie('ge_connu', signed, 365 * day)
}

export function knownBrowserOf(request: Request): string | undefined {
  return cookieValue(request, hostName('ge_connu')) || undefined
}

/** The look that a person chose for this device; undefined follows the device again. */
export function themeCookie(theme: 'clair' | 'sombre' | undefined): string {
  return `theme=${theme ?? ''}; Path=/; SameSite=Lax; Max-Age=${theme ? 365 * day : 0}${secure()}`
}

function hostCookie(name: string, value: string, maxAge: number): string {
  return `${hostName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure()}`
}

/** `__Host-` binds the cookie to this host, on https only: without https it has another name. */
function hostName(name: string): string {
  return config().https ? `__Host-${name}` : name
}

function secure(): string {
  return config().https ? '; Secure' : ''
}
