import { z } from 'zod'
import { envoyerLienAcces, findAdresseCompte } from '#app/modules/compte/public.server.ts'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { relanceCompteEmail } from '../emails/relance-compte.ts'
import { estDejaRelance, findDestinataire } from '../queries/destinataire.server.ts'
import { findEtatCompte } from '../queries/etat.server.ts'

/**
 * ADH-3: asks a member to complete the account. Without a password yet, a new link to choose one is what
 * is missing; otherwise the list of what remains.
 */
export const relancerCompte = defineJob(
  'adherent.relancer_compte',
  z.object({ adherentId: z.uuid() }),
  async (ctx, { adherentId }) => {
    const compte = await findEtatCompte(ctx, adherentId)
    const membre = await findDestinataire(ctx, adherentId)
    if (compte?.etat !== 'incomplet' || !membre?.compteId) return // completed since
    const { compteId, personneId, prenoms } = membre
    const to = await findAdresseCompte(ctx, compteId)
    if (to === undefined) return
    await transaction(ctx, async (ctx) => {
      if (!compte.motDePasseDefini) {
        await enqueue(ctx, envoyerLienAcces, { adherentId, genre: 'creation' })
        return
      }
      if (await estDejaRelance(ctx, adherentId)) return
      const lien = publicUrl(ctx, '/espace/compte/informations')
      const { manques } = compte
      const donnees = { to, prenom: prenoms, personneId, adherentId, manques, lien }
      await envoyerCourriel(ctx, relanceCompteEmail(donnees))
    })
  },
)
