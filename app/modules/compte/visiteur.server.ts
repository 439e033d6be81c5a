import type { RouterContextProvider } from 'react-router'
import { knownBrowserOf } from '#app/platform/auth/cookies.server.ts'
import { requestContext } from '#app/platform/request.server.ts'
import type { Visiteur } from './use-cases/se-connecter.server.ts'

/** Where a request comes from, as the acts of login need it. */
export function visiteurDe(request: Request, provider: Readonly<RouterContextProvider>): Visiteur {
  const facts = provider.get(requestContext)
  return {
    ip: facts?.ip ?? '',
    userAgent: facts?.userAgent ?? '',
    loopback: facts?.loopback ?? false,
    navigateur: knownBrowserOf(request),
  }
}
