import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { moneyField } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import {
  actualiserEvenement,
  ecrireLigne,
  ligneNommee,
  ouvrirEvenement,
} from '../ecriture.server.ts'
import { authorize } from '../policy.ts'

export const completerDeclarationSchema = z.object({
  formationId: z.uuid(),
  adherentId: z.uuid(),
  /** First day of the hiring. */
  embaucheLe: z.iso.date(),
  remuneration: z.enum(['benevole', 'remunere'], { error: 'Dites s’il est bénévole ou rémunéré.' }),
  montantBrut: z
    .string()
    .optional()
    .transform((texte) => (texte?.trim() ? texte : null))
    .pipe(z.union([z.null(), moneyField])),
})

/** Volunteer, or to be declared and for how much. What was declared stays declared until it is rejected. */
export function completerDeclaration(
  ctx: Ctx | WriteCtx,
  entree: z.output<typeof completerDeclarationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { formationId, adherentId, remuneration, montantBrut } = entree
    authorize(ctx, 'declaration.faire')
    const { formation, lignes } = await ouvrirEvenement(ctx, formationId)
    authorize(ctx, 'declaration.faire', formation)
    const ligne = ligneNommee(lignes, entree)
    const benevole = remuneration === 'benevole'
    if (benevole && ligne.statut === 'declaree' && !ligne.partie)
      throw new Refusal(
        'Cette personne est déjà déclarée\u00a0: annulez d’abord à l’URSSAF, puis notez le rejet.',
        'remuneration',
      )
    const statut = benevole
      ? 'sans_objet'
      : ligne.dit?.statut === 'declaree' || ligne.dit?.statut === 'exportee'
        ? ligne.dit.statut
        : 'a_completer'
    await ecrireLigne(ctx, ligne, { statut, montantBrut: benevole ? null : montantBrut })
    record(
      ctx,
      'declaration.completee',
      { genre: 'formation', id: formationId },
      { adherentId, benevole },
    )
    await actualiserEvenement(ctx, formationId)
  })
}
