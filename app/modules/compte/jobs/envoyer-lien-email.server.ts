import { z } from 'zod'
import { remettreSecret } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { changementEmail } from '../emails/changement-email.ts'
import { creerLienAcces } from '../liens.server.ts'
import { findCompte } from '../queries/identite.server.ts'

const heuresDe = { email: 24, retour_email: 72 }

/** ADH-12: to the new address the link that confirms, to the old one the link that stops or undoes. */
export const envoyerLienEmail = defineJob(
  'compte.envoyer_lien_email',
  z.object({
    adherentId: z.uuid(),
    email: z.string(),
    genre: z.enum(['email', 'retour_email']),
  }),
  async (ctx, { adherentId, email, genre }, attempt) => {
    const adherent = await ctx.db
      .selectFrom('adherent')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .select(['compteId', 'personneId'])
      .executeTakeFirst()
    const compte = adherent?.compteId && (await findCompte(ctx, adherent.compteId))
    if (!compte || compte.email === email) return
    const heures = heuresDe[genre]
    const donnees = { email, ancien: compte.email, adherentId }
    const jeton = await transaction(ctx, (ctx) =>
      creerLienAcces(ctx, compte.id, genre, heures, donnees),
    )
    const message = changementEmail({
      genre,
      nouvelle: email,
      ancienne: compte.email,
      lien: publicUrl(ctx, `/adresse/${jeton}`),
      heures,
      personneId: adherent.personneId,
    })
    await remettreSecret(ctx, message, attempt)
  },
)
