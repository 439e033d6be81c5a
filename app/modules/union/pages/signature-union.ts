import { ctxOf } from '#app/ctx.server.ts'
import { authorize } from '../policy.ts'
import { imageResponse } from '../queries/identite.server.ts'
import type { Route } from './+types/signature-union.ts'

/** The president's signature: seen by those who may change it, never by the public. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  return imageResponse(ctx, 'signature', request)
}
