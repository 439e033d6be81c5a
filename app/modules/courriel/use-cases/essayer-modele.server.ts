import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { buildMime } from '#app/platform/email/mime.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { findValeursApercu } from '../apercu.server.ts'
import { findModele } from '../catalogue.ts'
import { rediger } from '../composition.server.ts'
import { insertCourriel, insertPieces } from '../ecriture.server.ts'
import { enqueueRemise } from '../jobs/remettre-courriel.server.ts'
import { problemesTexte } from '../model/texte.ts'
import { authorize } from '../policy.ts'
import { findComposition } from '../queries/composition.server.ts'

export const essayerModeleSchema = z.object({
  cle: z.string(),
  sujet: z.string(),
  corps: z.string(),
  /** The object of the preview; examples when empty. */
  objet: z.union([z.uuid(), z.literal('')]).default(''),
})

/** MAI-1: the text as it is typed, saved or not, to one's own address. Its links are examples. */
export function essayerModele(ctx: Ctx | WriteCtx, input: z.output<typeof essayerModeleSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.ecrire')
    const modele = findModele(input.cle) ?? notFound()
    const to = ctx.acteur.genre === 'adherent' ? ctx.acteur.email : ''
    if (to === '') throw new Refusal('Votre fiche n’a pas d’adresse électronique : ajoutez-la.')
    const problemes = problemesTexte(modele, input)
    refuseIf(problemes.sujet, 'sujet')
    refuseIf(problemes.corps, 'corps')
    const composition = await findComposition(ctx, modele.cle)
    const valeurs = await findValeursApercu(ctx, modele, composition, input.objet || undefined)
    const { subject, blocks } = rediger(input, valeurs)
    const message = {
      modele: 'courriel.essai',
      to,
      subject: `[Essai] ${subject}`,
      blocks,
      replyTo: composition.reponse ?? composition.emailFormations ?? undefined,
      from: composition.adresseEnvoi ?? undefined,
      personneId: ctx.acteur.genre === 'adherent' ? ctx.acteur.personneId : null,
    }
    const { raw, messageId } = await buildMime(ctx, message)
    const id = await insertCourriel(ctx, message, { brut: raw, messageId })
    await insertPieces(ctx, id, composition.fichierIds)
    await enqueueRemise(ctx, id)
    return { to }
  })
}
