import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { reponseCandidatureEmail } from '../emails/reponse-candidature.ts'
import { findFormation, listJournees } from '../public.server.ts'

/** Tells a trainer that he is accepted, assigned or declined. */
export const prevenirCandidat = defineJob(
  'formation.prevenir_candidat',
  z.object({ candidatureId: z.uuid() }),
  async (ctx, { candidatureId }) => {
    const candidature = await ctx.db
      .selectFrom('candidature as c')
      .where('c.unionId', '=', ctx.union.id)
      .where('c.id', '=', candidatureId)
      .select(['c.formationId', 'c.adherentId', 'c.statut'])
      .executeTakeFirst()
    if (candidature?.statut !== 'acceptee' && candidature?.statut !== 'refusee') return
    const formation = await findFormation(ctx, candidature.formationId)
    if (!formation) return
    const journees = await listJournees(ctx, [formation.id])
    const acceptee = candidature.statut === 'acceptee'
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds: [candidature.adherentId],
        genre: 'formation.candidature',
        cle: `${candidatureId}.${candidature.statut}`,
        titre: acceptee
          ? `Vous êtes retenu : ${formation.intitule}`
          : `Candidature déclinée : ${formation.intitule}`,
        lien: acceptee ? `/formations/${formation.id}` : '/formations/postuler',
        courriel: (destinataire) =>
          reponseCandidatureEmail({
            ...destinataire,
            candidatureId,
            acceptee,
            formation,
            journees,
            lien: publicUrl(ctx, `/espace/formations/${formation.id}`),
          }),
      }),
    )
  },
)
