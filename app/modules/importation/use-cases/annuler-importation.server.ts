import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize, touteUnion } from '../policy.ts'
import { compterLignes, lockImport } from '../queries/importations.server.ts'

/** ADH-2: stops an import between two lines. What is written stays, and the report says so. */
export function annulerImportation(ctx: Ctx | WriteCtx, importId: string): Promise<void> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'importation.gerer', touteUnion)
    const lu = await lockImport(ctx, importId)
    if (lu.statut === 'termine' || lu.statut === 'annule') return
    await ctx.db
      .updateTable('importAdherent')
      .set({ statut: 'annule', termineLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', importId)
      .execute()
    if (lu.statut !== 'en_cours') return // nothing was written: nothing to tell
    const { faites } = await compterLignes(ctx, importId)
    const objet = { genre: 'import_adherent', id: importId }
    record(ctx, 'importation.annulee', objet, { faites, lignes: lu.total })
  })
}
