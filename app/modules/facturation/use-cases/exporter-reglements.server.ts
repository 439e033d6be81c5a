import { objetUnion } from '#app/modules/union/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { type Filtres, listReglements } from '../queries/reglements.server.ts'

const traceAudela = 50

/** The list as it is filtered, whole. More than 50 persons leave a trace. */
export function exporterReglements(ctx: Ctx | WriteCtx, filtres: Filtres) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'reglement.lister')
    const { rows } = await listReglements(ctx, { ...filtres, page: 1 }, 20_000)
    if (rows.length > traceAudela)
      record(ctx, 'reglement.liste_exportee', objetUnion, { nombre: rows.length })
    return rows
  })
}
