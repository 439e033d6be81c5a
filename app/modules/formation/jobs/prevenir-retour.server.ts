import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { findFormation } from '../public.server.ts'
import { listGestionnaires } from '../queries/gestionnaires.server.ts'

/** FOR-7: those who manage the formation learn that its completed file is there. */
export const prevenirRetour = defineJob(
  'formation.prevenir_retour',
  z.object({ formationId: z.uuid(), documentId: z.uuid() }),
  (ctx, { formationId, documentId }) =>
    transaction(ctx, async (ctx) => {
      const formation = await findFormation(ctx, formationId)
      if (!formation) return
      await prevenir(ctx, {
        adherentIds: await listGestionnaires(ctx, formation),
        genre: 'formation.dossier_retourne',
        cle: documentId,
        titre: `Dossier retourné : ${formation.intitule} (${formation.numero})`,
        lien: `/formations/${formationId}/documents`,
      })
    }),
)
