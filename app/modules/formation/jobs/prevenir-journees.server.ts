import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { journeesChangeesEmail } from '../emails/equipe.ts'
import { findFormation } from '../public.server.ts'
import { findReponse, listSesJournees } from '../queries/equipe.server.ts'

/** Tells a trainer of the team that his days are no longer the same. `le`: the instant of the change. */
export const prevenirJournees = defineJob(
  'formation.prevenir_journees',
  z.object({ candidatureId: z.uuid(), le: z.iso.datetime() }),
  async (ctx, { candidatureId, le }) => {
    const candidature = await findReponse(ctx, candidatureId)
    if (candidature?.statut !== 'acceptee') return
    const formation = await findFormation(ctx, candidature.formationId)
    if (!formation) return
    const journees = await listSesJournees(ctx, formation.id, candidatureId)
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds: [candidature.adherentId],
        genre: 'formation.candidature',
        cle: `${candidatureId}.journees.${le}`,
        titre: `Vos journées ont changé : ${formation.intitule}`,
        lien: `/formations/${formation.id}`,
        courriel: (destinataire) =>
          journeesChangeesEmail({
            ...destinataire,
            candidatureId,
            formation,
            journees,
            lien: publicUrl(ctx, `/espace/formations/${formation.id}`),
          }),
      }),
    )
  },
)
