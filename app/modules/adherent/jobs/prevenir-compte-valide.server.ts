import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { compteValideEmail } from '../emails/compte-valide.ts'
import { findDestinataire } from '../queries/destinataire.server.ts'

/** Tells a member, by mail and in the members' area, that the account is validated. Once in its life. */
export const prevenirCompteValide = defineJob(
  'adherent.prevenir_compte_valide',
  z.object({ adherentId: z.uuid() }),
  async (ctx, { adherentId }) => {
    const membre = await findDestinataire(ctx, adherentId)
    if (!membre || membre.valideLe === null) return
    const { email, prenoms, personneId } = membre
    await transaction(ctx, async (ctx) => {
      const prevenus = await prevenir(ctx, {
        adherentIds: [adherentId],
        genre: 'compte.valide',
        cle: adherentId,
        titre: 'Votre compte est validé',
        lien: '',
      })
      if (prevenus === 0 || !email) return
      const lien = publicUrl(ctx, '/espace')
      const donnees = { to: email, prenom: prenoms, personneId, adherentId, lien }
      await envoyerCourriel(ctx, compteValideEmail(donnees))
    })
  },
)
