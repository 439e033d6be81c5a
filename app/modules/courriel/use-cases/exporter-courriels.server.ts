import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize, touteUnion } from '../policy.ts'
import { type Filtres, listCourriels } from '../queries/courriels.server.ts'

const traceAudela = 50

/** The history as it is filtered, whole. More than 50 lines leave a trace: who took them, and how many. */
export function exporterCourriels(ctx: Ctx | WriteCtx, filtres: Filtres) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.lister', touteUnion)
    const { rows } = await listCourriels(ctx, { ...filtres, page: 1 }, { limite: 20_000 })
    if (rows.length > traceAudela) {
      const id = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : newId()
      record(ctx, 'courriel.historique_exporte', { genre: 'adherent', id }, { nombre: rows.length })
    }
    return rows
  })
}
