import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { executerImportation } from '../jobs/executer-importation.server.ts'
import { authorize, touteUnion } from '../policy.ts'
import { lockImport } from '../queries/importations.server.ts'

export const confirmerImportationSchema = z.object({
  importId: z.uuid(),
  /** The report that was read. */
  version: z.coerce.number().int(),
})

/** ADH-2: starts the import whose report was read. Two never run at once in a union. */
export function confirmerImportation(
  ctx: Ctx | WriteCtx,
  { importId, version }: z.output<typeof confirmerImportationSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'importation.gerer', touteUnion)
    const lu = await lockImport(ctx, importId)
    if (lu.statut === 'en_cours' || lu.statut === 'termine') return // a second click
    if (lu.statut !== 'a_confirmer') {
      throw new Refusal(
        'Cette importation ne peut pas être lancée. Choisissez de nouveau le fichier.',
      )
    }
    if (lu.version !== version) {
      throw new Refusal('Le rapport a changé depuis que vous l’avez ouvert. Relisez-le.')
    }
    await updateConfirme(ctx, importId)
    record(
      ctx,
      'importation.confirmee',
      { genre: 'import_adherent', id: importId },
      { lignes: lu.total },
    )
    await enqueue(ctx, executerImportation, { importId }, { key: `import:${importId}` })
  })
}

async function updateConfirme(ctx: WriteCtx, importId: string): Promise<void> {
  try {
    await ctx.db
      .updateTable('importAdherent')
      .set({
        statut: 'en_cours',
        confirmeLe: ctx.now,
        confirmePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', importId)
      .execute()
  } catch (error) {
    if (brokenConstraint(error) !== 'un_import_en_cours') throw error
    throw new Refusal(
      'Une autre importation est en cours dans l’union. Attendez qu’elle se termine, ou arrêtez-la.',
    )
  }
}
