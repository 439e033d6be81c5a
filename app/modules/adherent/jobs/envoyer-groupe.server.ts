import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { messageAdherentEmail } from '../emails/message-adherent.ts'
import { findEnvoiGroupe, listDestinatairesRestants } from '../queries/envoi-groupe.server.ts'

/** Mails written in one transaction: a stop loses none and repeats none. */
const tranche = 50

/** Writes the mails of a group, some at a time, then goes on with the rest; safe to run twice. */
export const envoyerGroupe = defineJob(
  'adherent.envoyer_groupe',
  z.object({ envoiId: z.uuid() }),
  async (ctx, { envoiId }) => {
    const groupe = await findEnvoiGroupe(ctx, envoiId)
    if (!groupe) return
    await transaction(ctx, async (ctx) => {
      const restants = await listDestinatairesRestants(ctx, envoiId, tranche)
      for (const { email, prenoms, personneId } of restants) {
        const donnees = { to: email ?? '', prenom: prenoms, personneId, envoiId, ...groupe }
        await envoyerCourriel(ctx, messageAdherentEmail(donnees))
      }
      if (restants.length === tranche) await enqueue(ctx, envoyerGroupe, { envoiId })
    })
  },
)
