import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { nouvelleFormationEmail } from '../emails/nouvelle-formation.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listAptitudes, listFormateurs } from '../queries/formateurs.server.ts'

/** FOR-5: tells the trainers who hold the skill, and want to know, that a formation opened. */
export const prevenirFormateurs = defineJob(
  'formation.prevenir_formateurs',
  z.object({ formationId: z.uuid() }),
  async (ctx, { formationId }) => {
    const formation = await findFormation(ctx, formationId)
    if (formation?.statut !== 'validee') return
    const journees = await listJournees(ctx, [formationId])
    const formateurs = await listFormateurs(ctx)
    const aptitudes = await listAptitudes(
      ctx,
      formation,
      journees,
      formateurs.map(({ id }) => id),
    )
    const jour = formation.premierJour ? formatDay(formation.premierJour) : ''
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds: aptitudes
          .filter(({ parJournee }) => parJournee.some(({ empechement }) => !empechement))
          .map(({ adherentId }) => adherentId),
        genre: 'formation.ouverte',
        cle: formationId,
        titre: `${formation.intitule}, ${jour} : formateurs recherchés`,
        lien: '/formations/postuler',
        courriel: (destinataire) =>
          nouvelleFormationEmail({
            ...destinataire,
            formation,
            journees,
            lien: publicUrl(ctx, '/espace/formations/postuler'),
          }),
      }),
    )
  },
)
