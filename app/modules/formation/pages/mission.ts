import { ctxOf } from '#app/ctx.server.ts'
import { fileResponse } from '#app/platform/files/file-response.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { findMission } from '../queries/missions.server.ts'
import type { Route } from './+types/mission.ts'

/** The stored bytes of a trainer's letter: the latest, or `?version=`. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { version = '' } = queryOf(request)
  const lettre = await findMission(ctx, uuidParam(params.formationId), {
    candidatureId: uuidParam(params.candidatureId),
    numero: /^\d{1,4}$/.test(version) ? Number(version) : undefined,
  })
  return fileResponse(lettre, { show: true })
}
