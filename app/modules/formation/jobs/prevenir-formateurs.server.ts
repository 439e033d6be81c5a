import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { notifier } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { nouvelleFormationEmail } from '../emails/nouvelle-formation.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listAptitudes, listFormateurs } from '../queries/formateurs.server.ts'

/** FOR-5: tells the trainers who hold the skill that a formation opened. Run twice, tells once. */
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
    const aptes = new Set(
      aptitudes.filter(({ empechement }) => !empechement).map(({ adherentId }) => adherentId),
    )
    await transaction(ctx, async (ctx) => {
      const prevenus = await ctx.db
        .selectFrom('notification')
        .where('unionId', '=', ctx.union.id)
        .where('genre', '=', `formation.ouverte:${formationId}`)
        .select('adherentId')
        .execute()
      const deja = new Set(prevenus.map(({ adherentId }) => adherentId))
      const aPrevenir = formateurs.filter(({ id }) => aptes.has(id) && !deja.has(id))
      const jour = formation.premierJour ? formatDay(formation.premierJour) : ''
      await notifier(ctx, {
        adherentIds: aPrevenir.map(({ id }) => id),
        genre: `formation.ouverte:${formationId}`,
        titre: `${formation.intitule}, ${jour} : formateurs recherchés`,
        lien: '/formations/postuler',
      })
      for (const formateur of aPrevenir) {
        if (!formateur.email) continue
        await envoyerCourriel(
          ctx,
          nouvelleFormationEmail({
            to: formateur.email,
            prenom: formateur.prenoms,
            personneId: formateur.personneId,
            formation,
            journees,
            lien: publicUrl(ctx, '/espace/formations/postuler'),
          }),
        )
      }
    })
  },
)
