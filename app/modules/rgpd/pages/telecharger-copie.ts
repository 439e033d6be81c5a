import { ctxOf } from '#app/ctx.server.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { telechargerCopie } from '../use-cases/exporter-donnees.server.ts'
import type { Route } from './+types/telecharger-copie.ts'

/** The archive, for who asked for it, while it is offered. */
export async function loader({ params, context }: Route.LoaderArgs) {
  return fileResponse(await telechargerCopie(ctxOf(context), uuidParam(params.exportId)))
}
