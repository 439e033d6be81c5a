import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { checkbox } from '#app/platform/fields.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { insertDocumentDepose } from '../depot.server.ts'
import { estFormateurDe } from '../formateur.server.ts'
import { prevenirRetour } from '../jobs/prevenir-retour.server.ts'
import { empechementRetour, fichiersMax } from '../model/document.ts'
import { exiger } from '../policy.ts'
import { lockFormation } from '../public.server.ts'

export const retournerDossierSchema = z.object({
  id: z.uuid('Rechargez la page, puis choisissez de nouveau les fichiers.'),
  formationId: z.uuid(),
  /** The former ones are no longer shown. */
  remplacer: checkbox,
})

/**
 * FOR-7: the trainer sends the completed file back, one PDF or photographs; its managers are told. A form
 * sent twice keeps one copy.
 */
export function retournerDossier(
  ctx: Ctx | WriteCtx,
  { id, formationId, remplacer }: z.output<typeof retournerDossierSchema>,
  fichiers: Upload[],
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    if (!(await estFormateurDe(ctx, formationId))) exiger(ctx, 'document.deposer', formation)
    if (await estDepose(ctx, id)) return
    refuseIf(empechementRetour(formation, ctx.aujourdhui))
    if (fichiers.length === 0)
      throw new Refusal('Choisissez un PDF ou au moins une photo.', 'fichiers')
    if (fichiers.length > fichiersMax)
      throw new Refusal(`${fichiersMax} fichiers au plus à la fois.`, 'fichiers')
    if (remplacer) await archiverRetours(ctx, formationId)
    for (const [rang, fichier] of fichiers.entries()) {
      const depot = { id: rang === 0 ? id : newId(), formationId, genre: 'retour' } as const
      await insertDocumentDepose(ctx, depot, fichier)
    }
    const codes = { fichiers: fichiers.length, remplacer }
    record(ctx, 'formation.dossier_retourne', { genre: 'formation', id: formationId }, codes)
    await enqueue(ctx, prevenirRetour, { formationId, documentId: id })
  })
}

async function estDepose(ctx: WriteCtx, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('documentFormation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

async function archiverRetours(ctx: WriteCtx, formationId: string): Promise<void> {
  await ctx.db
    .updateTable('documentFormation')
    .set({ archiveLe: ctx.now })
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('genre', '=', 'retour')
    .where('archiveLe', 'is', null)
    .execute()
}
