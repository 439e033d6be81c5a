import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { authorize } from '../policy.ts'
import { findPhoto } from '../queries/photos.server.ts'
import type { Route } from './+types/photo-image.ts'

/** The bytes of a photo: the right is asked again at each read, one browser alone keeps them for an hour. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.lister')
  const photo = (await findPhoto(ctx, uuidParam(params.adherentId))) ?? notFound()
  const response = await fileResponse(photo, { show: true })
  response.headers.set('Cache-Control', 'private, max-age=3600')
  return response
}
