import { href, redirect } from 'react-router'
import {
  forgetSecondFactor,
  knownBrowserCookie,
  secondFactorCookie,
  sessionCookie,
  sessionTokenOf,
} from '#app/platform/auth/cookies.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import type { Connexion } from './ouverture.server.ts'
import { seDeconnecter } from './use-cases/se-deconnecter.server.ts'

/** Where a login leads: to the page asked for, or to the second factor, with the cookie of each. */
export async function suiteConnexion(
  request: Request,
  params: { union: string },
  connexion: Connexion,
  retour: string,
  phrase = '',
): Promise<Response> {
  if ('etape' in connexion) {
    const etape = href('/:union/connexion/second-facteur', params)
    return redirectWithCookies(`${etape}?retour=${encodeURIComponent(retour)}`, '', [
      secondFactorCookie(connexion.etape),
    ])
  }
  await seDeconnecter(sessionTokenOf(request)) // the one that this browser leaves behind
  return redirectWithCookies(retour, phrase, [
    sessionCookie(connexion.token),
    knownBrowserCookie(connexion.navigateur),
    forgetSecondFactor(),
  ])
}

function redirectWithCookies(location: string, phrase: string, cookies: string[]): Response {
  const headers = new Headers(cookies.map((cookie) => ['Set-Cookie', cookie] as [string, string]))
  return phrase ? redirectWithToast(location, phrase, headers) : redirect(location, { headers })
}
