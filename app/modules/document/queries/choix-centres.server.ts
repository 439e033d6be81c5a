import { listCentres } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { centresAutorises } from '../policy.ts'

/** The centres one may publish for; `limite` when the right holds for some of them only. */
export async function findChoixCentres(ctx: Ctx) {
  const permis = centresAutorises(ctx, 'document.gerer')
  const centres = await listCentres(ctx)
  return {
    centres: centres
      .filter(({ id }) => permis === undefined || permis.includes(id))
      .map(({ id, nom }) => ({ id, nom })),
    limite: permis !== undefined,
  }
}
