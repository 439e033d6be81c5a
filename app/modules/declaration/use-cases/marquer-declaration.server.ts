import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { requiredText } from '#app/platform/fields.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import {
  actualiserEvenement,
  ecrireLigne,
  lignesChoisies,
  ouvrirEvenement,
} from '../ecriture.server.ts'
import { embauchesChoisies } from '../model/embauches.ts'
import { authorize } from '../policy.ts'

export const marquerDeclarationSchema = z.object({
  formationId: z.uuid(),
  embauches: embauchesChoisies,
  declareeLe: z
    .string({ error: 'Indiquez la date.' })
    .refine(estUnJour, 'Indiquez la date de la déclaration.'),
  reference: requiredText('Indiquez la référence de l’accusé de réception.', 60),
})

/** *Marquer déclaré*: the date and the reference of what the URSSAF received, for one hiring or several. */
export function marquerDeclaration(
  ctx: Ctx | WriteCtx,
  entree: z.output<typeof marquerDeclarationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formationId, embauches, declareeLe, reference } = entree
    authorize(ctx, 'declaration.faire')
    const { formation, lignes } = await ouvrirEvenement(ctx, formationId)
    authorize(ctx, 'declaration.faire', formation)
    const choisies = lignesChoisies(lignes, embauches)
    if (choisies.length === 0) throw new Refusal('Cochez au moins une personne à déclarer.')
    if (declareeLe > ctx.aujourdhui)
      throw new Refusal('Cette date n’est pas encore venue.', 'declareeLe')
    for (const ligne of choisies)
      await ecrireLigne(ctx, ligne, { statut: 'declaree', declareeLe, reference, motif: null })
    record(
      ctx,
      'declaration.declaree',
      { genre: 'formation', id: formationId },
      { nombre: choisies.length, reference, le: declareeLe },
    )
    await actualiserEvenement(ctx, formationId)
    return choisies.length
  })
}
