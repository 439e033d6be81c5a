import { href, redirect } from 'react-router'
import { forgetSessionCookie, sessionTokenOf } from '#app/platform/auth/cookies.server.ts'
import { seDeconnecter } from '../use-cases/se-deconnecter.server.ts'
import type { Route } from './+types/deconnexion.ts'

/** A link that logs out would log out by prefetch: only the button does. */
export function loader({ params }: Route.LoaderArgs) {
  return redirect(href('/:union', params))
}

export async function action({ request, params }: Route.ActionArgs) {
  await seDeconnecter(sessionTokenOf(request))
  return redirect(href('/:union', params), { headers: { 'Set-Cookie': forgetSessionCookie() } })
}
