import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { ecrireLigne, ligneNommee, ouvrirEvenement } from '../ecriture.server.ts'
import { authorize } from '../policy.ts'

export const rejeterDeclarationSchema = z.object({
  formationId: z.uuid(),
  adherentId: z.uuid(),
  /** First day of the hiring. */
  embaucheLe: z.iso.date(),
  motif: requiredText('Indiquez ce que l’URSSAF a répondu.', 500),
})

/** The URSSAF did not accept it, or it was taken back there: the line is to be done again, with the reason. */
export function rejeterDeclaration(
  ctx: Ctx | WriteCtx,
  entree: z.output<typeof rejeterDeclarationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formationId, adherentId, motif } = entree
    authorize(ctx, 'declaration.faire')
    const { formation, lignes } = await ouvrirEvenement(ctx, formationId)
    authorize(ctx, 'declaration.faire', formation)
    const ligne = ligneNommee(lignes, entree)
    if (ligne.statut !== 'exportee' && ligne.statut !== 'declaree')
      throw new Refusal('Cette déclaration n’est pas encore partie.')
    const faite = { reference: null, declareeLe: null }
    await ecrireLigne(ctx, ligne, { statut: 'rejetee', motif, ...faite })
    record(ctx, 'declaration.rejetee', { genre: 'formation', id: formationId }, { adherentId })
  })
}
