import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { findModele } from '../catalogue.ts'
import { insertVersion } from '../ecriture.server.ts'
import { estLeTexteDuProduit, problemesTexte, texteRange } from '../model/texte.ts'
import { authorize } from '../policy.ts'

export const modifierModeleSchema = z.object({
  cle: z.string(),
  /** The last version when the form was shown; 0 = the product's text. */
  version: z.coerce.number({ error: 'Rechargez la page.' }).int('Rechargez la page.'),
  sujet: z.string(),
  corps: z.string(),
})

/** MAI-1: the union's own text, from the next mail on; those already written do not change. */
export function modifierModele(ctx: Ctx | WriteCtx, input: z.output<typeof modifierModeleSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.ecrire')
    const modele = findModele(input.cle) ?? notFound()
    const problemes = problemesTexte(modele, input)
    refuseIf(problemes.sujet, 'sujet')
    refuseIf(problemes.corps, 'corps')
    const texte = texteRange(input)
    if (estLeTexteDuProduit(modele, texte))
      throw new Refusal('C’est le texte d’origine. Pour y revenir, servez-vous de « Rétablir ».')
    const version = await insertVersion(ctx, modele.cle, input.version, texte)
    return { version }
  })
}
