import { z } from 'zod'
import { listStagiairesValides } from '#app/modules/stagiaire/public.server.ts'
import { lirePreference } from '#app/modules/union/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { preparerEnvois } from '../ecriture.server.ts'
import { chaudEncoreUtile } from '../model.ts'
import { findCloturee, listFormateursDe } from '../queries/cibles.server.ts'

/** STA-8: once a training is closed, its trainees, its trainers and its client are asked, each once. */
export const envoyerEnquetes = defineJob(
  'enquete.envoyer',
  z.object({ formationId: z.uuid() }),
  (ctx, { formationId }) =>
    transaction(ctx, async (ctx) => {
      const formation = await findCloturee(ctx, formationId)
      if (!formation?.dernierJour) return // opened again since
      const { dernierJour, clientId } = formation
      const delaiFroid = await lirePreference(ctx, 'sondage_froid_jours')
      if (chaudEncoreUtile(dernierJour, ctx.aujourdhui, delaiFroid)) {
        const valides = await listStagiairesValides(ctx, formationId)
        const cibles = valides.map(({ id }) => ({ inscriptionId: id }))
        await preparerEnvois(ctx, { formationId, genre: 'chaud', cibles })
      }
      const formateurs = await listFormateursDe(ctx, formationId)
      const cibles = formateurs.map((adherentId) => ({ adherentId }))
      await preparerEnvois(ctx, { formationId, genre: 'formateur', cibles })
      if (clientId)
        await preparerEnvois(ctx, { formationId, genre: 'entreprise', cibles: [{ clientId }] })
    }),
)
