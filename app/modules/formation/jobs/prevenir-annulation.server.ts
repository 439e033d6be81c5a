import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import {
  annulationClientEmail,
  annulationFormateurEmail,
  modeleAnnulationClient,
} from '../emails/annulation.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findContact } from '../queries/concernes.server.ts'
import { estEcrit } from '../queries/courriels.server.ts'
import { listCandidatures } from '../queries/formateurs.server.ts'

/** FOR-2: trainers, accepted or waiting for an answer, and the client learn that the formation is cancelled. */
export const prevenirAnnulationEquipe = defineJob(
  'formation.prevenir_annulation',
  z.object({ formationId: z.uuid(), demandeLe: z.iso.datetime() }),
  async (ctx, { formationId, demandeLe }) => {
    const formation = await findFormation(ctx, formationId)
    if (formation?.statut !== 'annulee') return
    const journees = await listJournees(ctx, [formationId])
    const candidatures = await listCandidatures(ctx, formationId)
    const contact = await findContact(ctx, formationId)
    await transaction(ctx, async (ctx) => {
      await prevenir(ctx, {
        adherentIds: candidatures.map(({ adherentId }) => adherentId),
        genre: 'formation.candidature',
        cle: `${formationId}.annulee`,
        titre: `Formation annulée : ${formation.intitule}`,
        lien: '/compte/activites',
        courriel: (destinataire) =>
          annulationFormateurEmail({ ...destinataire, formation, journees }),
      })
      if (!contact?.email) return
      const modele = modeleAnnulationClient.cle
      if (await estEcrit(ctx, { formationId, modele, depuis: demandeLe })) return
      const { email: to, prenom, raisonSociale: client } = contact
      await envoyerCourriel(ctx, annulationClientEmail({ to, prenom, client, formation, journees }))
    })
  },
)
