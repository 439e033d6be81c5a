import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { retraitEmail } from '../emails/equipe.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findReponse, listGestionnaires } from '../queries/equipe.server.ts'

/** FOR-4: tells the managers that a trainer left the team, or took his application back, and why. */
export const prevenirRetrait = defineJob(
  'formation.prevenir_retrait',
  z.object({ candidatureId: z.uuid() }),
  async (ctx, { candidatureId }) => {
    const candidature = await findReponse(ctx, candidatureId)
    if (candidature?.statut !== 'retiree') return
    const { formateur, motif } = candidature
    const formation = await findFormation(ctx, candidature.formationId)
    if (!formation) return
    const journees = await listJournees(ctx, [formation.id])
    const adherentIds = await listGestionnaires(ctx, formation.centreId)
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds,
        genre: 'formation.equipe',
        cle: candidatureId,
        titre: `Un formateur se retire : ${formation.intitule}`,
        lien: `/formations/${formation.id}/personnel`,
        courriel: (destinataire) =>
          retraitEmail({
            ...destinataire,
            formateur,
            motif,
            formation,
            journees,
            lien: publicUrl(ctx, `/espace/formations/${formation.id}/personnel`),
          }),
      }),
    )
  },
)
