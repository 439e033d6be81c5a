import { redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { forgetSessionCookie, sessionTokenOf } from '#app/platform/auth/cookies.server.ts'
import { seDeconnecter } from '../use-cases/se-deconnecter.server.ts'
import type { Route } from './+types/deconnexion.ts'

/** A link that logs out would log out by prefetch: only the button does. */
export function loader({ context }: Route.LoaderArgs) {
  return redirect(`/${ctxOf(context).union.slug}`)
}

export async function action({ request, context }: Route.ActionArgs) {
  const token = sessionTokenOf(request)
  if (token) await seDeconnecter(token)
  return redirect(`/${ctxOf(context).union.slug}`, { headers: { 'Set-Cookie': forgetSessionCookie() } })
}
