import { ctxOf } from '#app/ctx.server.ts'
import { authorize } from '../policy.ts'
import { imageResponse } from '../queries/identite.server.ts'
import type { Route } from './+types/logo.ts'

/** The union's logo, for its public pages. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.consulter')
  return imageResponse(ctx, 'logo', request)
}
