import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Server } from 'node:http'
import { join } from 'node:path'
import * as build from 'virtual:react-router/server-build'
import { createRequestHandler } from '@react-router/express'
import compression from 'compression'
import express from 'express'
import { RouterContextProvider, type ServerBuild } from 'react-router'
import { type Config, config } from '#app/platform/config.server.ts'
import { log } from '#app/platform/log.server.ts'
import { type RequestFacts, requestContext } from '#app/platform/request.server.ts'
import { setListeningUrl } from '#app/platform/url.server.ts'
import { refuseForeignRequests, refuseHugeBodies, securityHeaders } from './guards.ts'

export { recevoirRetour } from '#app/modules/courriel/use-cases/recevoir-retour.server.ts'
export {
  creerUnionEtAdministrateur,
  creerUnionEtAdministrateurSchema,
} from '#app/modules/union/use-cases/creer-union-et-administrateur.server.ts'
export { loadDemonstration } from '#db/demo/demonstration.server.ts'
export { listComptesDemonstration } from '#db/demo/paiement.server.ts'
export { startRuntime } from './runtime.ts'

/** The web application: headers, guards, files, pages. */
export function createApp() {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config().trustProxy)
  app.use(prepareFacts)
  app.use(logRequest)
  app.use(securityHeaders)
  app.use(compression({ level: 4 }))
  if (!import.meta.env.DEV) serveFiles(app) // in development Vite serves them
  app.use(refuseForeignRequests)
  app.use(refuseHugeBodies)
  app.use(
    createRequestHandler({
      build: build as unknown as ServerBuild,
      getLoadContext(_request, response) {
        const provider = new RouterContextProvider()
        provider.set(requestContext, response.locals.facts as RequestFacts)
        return provider
      },
    }),
  )
  return app
}

/** Listens, and resolves once requests are served. */
export async function listen({
  port,
  host,
  baseUrl,
}: Config): Promise<{ server: Server; url: string }> {
  const app = createApp()
  const server = await new Promise<Server>((resolve, reject) => {
    const opened = app.listen(port, host, (error) => (error ? reject(error) : resolve(opened)))
  })
  server.keepAliveTimeout = 65_000
  const address = server.address()
  const actual = typeof address === 'object' && address ? address.port : port
  setListeningUrl(`http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${actual}`)
  return { server, url: baseUrl ?? `http://localhost:${actual}` }
}

/** Stops taking requests, ends those under way: none is cut. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // A kept-alive connection without a request would hold the end for a minute.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.on('close', () => clearInterval(idle))
  })
}

function serveFiles(app: express.Express) {
  const client = join(process.cwd(), 'build/client')
  app.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use(onlyExisting(client, express.static(client, { maxAge: '1h', index: false })))
}

/** The public files are known at the start: a page does not look for itself on the disk at each request. */
function onlyExisting(directory: string, serve: express.Handler): express.Handler {
  const paths = readdirSync(directory, { recursive: true }).map((path) => `/${String(path)}`)
  const known = new Set(paths.map((path) => path.replaceAll('\\', '/')))
  return (request, response, next) =>
    known.has(request.path) ? serve(request, response, next) : next()
}

function prepareFacts(
  request: express.Request,
  response: express.Response,
  next: express.NextFunction,
) {
  const ip = request.ip ?? ''
  response.locals.facts = {
    requestId: randomBytes(8).toString('hex'),
    nonce: randomBytes(16).toString('base64url'),
    ip,
    userAgent: request.get('user-agent') ?? '',
    loopback: ip === '::1' || ip.startsWith('127.') || ip.startsWith('::ffff:127.'),
    statements: { count: 0 },
    facts: {},
  } satisfies RequestFacts
  next()
}

function logRequest(
  request: express.Request,
  response: express.Response,
  next: express.NextFunction,
) {
  const started = process.hrtime.bigint()
  const { requestId, statements, facts } = response.locals.facts as RequestFacts
  response.on('finish', () => {
    const ms = Number(process.hrtime.bigint() - started) / 1e6
    // The path may carry a secret token: only its first segments are written.
    const path = request.path.split('/').slice(0, 4).join('/')
    const line = { requestId, method: request.method, path, status: response.statusCode }
    log.info({ ...line, ms: Math.round(ms * 10) / 10, sql: statements.count, ...facts }, 'request')
  })
  next()
}
