import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { listAImprimer } from '../queries/selection.server.ts'

const traceAudela = 50

/** What is printed of these members. More than 50 leave a trace: who took them, and how many. */
export function imprimerAdherents(ctx: Ctx | WriteCtx, ids: string[]) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'adherent.lister')
    const rows = await listAImprimer(ctx, ids)
    if (rows.length > traceAudela) {
      const id = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : newId()
      record(ctx, 'adherent.liste_exportee', { genre: 'adherent', id }, { nombre: rows.length })
    }
    return rows
  })
}
