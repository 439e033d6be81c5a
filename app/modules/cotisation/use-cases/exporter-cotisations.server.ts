import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { type Filtres, listSituations } from '../queries/situations.server.ts'

const traceAudela = 50

/** The list as it is filtered, whole. More than 50 persons leave a trace: who took them, and how many. */
export function exporterCotisations(ctx: Ctx | WriteCtx, filtres: Filtres) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'cotisation.lister')
    const { rows, jour } = await listSituations(ctx, { ...filtres, page: 1 }, 20_000)
    if (rows.length > traceAudela) {
      const id = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : newId()
      record(ctx, 'cotisation.liste_exportee', { genre: 'adherent', id }, { nombre: rows.length })
    }
    return { rows, jour }
  })
}
