import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { auteurOuUnion } from '../ecriture.server.ts'
import type { FiltresStagiaires } from '../model/listes.ts'
import { authorize } from '../policy.ts'
import { listStagiairesComptes } from '../queries/stagiaires-comptes.server.ts'

const traceAudela = 50

/** The list as it is filtered, whole. More than 50 persons leave a trace: who took them, and how many. */
export function exporterStagiairesComptes(ctx: Ctx, filtres: FiltresStagiaires) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'statistique.lire')
    const { rows } = await listStagiairesComptes(ctx, { ...filtres, page: 1 }, 20_000)
    if (rows.length > traceAudela) {
      record(ctx, 'statistique.stagiaires_exportes', auteurOuUnion(ctx), { nombre: rows.length })
    }
    return rows
  })
}
