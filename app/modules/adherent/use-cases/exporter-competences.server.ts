import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import {
  type FiltresRenouvellement,
  listRenouvellements,
} from '../queries/renouvellements.server.ts'

const traceAudela = 50

/** The skills to renew as they are filtered, whole. More than 50 lines leave a trace. */
export function exporterCompetences(ctx: Ctx | WriteCtx, filtres: FiltresRenouvellement) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'competence.lister')
    const rows = await listRenouvellements(ctx, filtres)
    if (rows.length > traceAudela) {
      const id = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : newId()
      const nombre = rows.length
      record(ctx, 'adherent.competences_exportees', { genre: 'adherent', id }, { nombre })
    }
    return rows
  })
}
