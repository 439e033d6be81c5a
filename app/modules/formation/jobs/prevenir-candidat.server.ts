import { z } from 'zod'
import { envoyerCourriel, estDejaEnvoye } from '#app/modules/courriel/public.server.ts'
import { notifier } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import {
  modeleAcceptee,
  modeleRefusee,
  reponseCandidatureEmail,
} from '../emails/reponse-candidature.ts'
import { findFormation, listJournees } from '../public.server.ts'

/** Tells a trainer that he is accepted, assigned or declined. */
export const prevenirCandidat = defineJob(
  'formation.prevenir_candidat',
  z.object({ candidatureId: z.uuid() }),
  async (ctx, { candidatureId }) => {
    const candidature = await ctx.db
      .selectFrom('candidature as c')
      .innerJoin('adherent as a', (join) =>
        join.onRef('a.unionId', '=', 'c.unionId').onRef('a.id', '=', 'c.adherentId'),
      )
      .innerJoin('personne as p', (join) =>
        join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
      )
      .where('c.unionId', '=', ctx.union.id)
      .where('c.id', '=', candidatureId)
      .select(['c.formationId', 'c.adherentId', 'c.statut', 'a.email', 'a.personneId', 'p.prenoms'])
      .executeTakeFirst()
    if (candidature?.statut !== 'acceptee' && candidature?.statut !== 'refusee') return
    const formation = await findFormation(ctx, candidature.formationId)
    if (!formation) return
    const journees = await listJournees(ctx, [formation.id])
    const acceptee = candidature.statut === 'acceptee'
    const modele = (acceptee ? modeleAcceptee : modeleRefusee).cle
    await transaction(ctx, async (ctx) => {
      if (await estDejaEnvoye(ctx, modele, candidatureId)) return
      await notifier(ctx, {
        adherentIds: [candidature.adherentId],
        genre: modele,
        titre: acceptee
          ? `Vous êtes retenu : ${formation.intitule}`
          : `Candidature déclinée : ${formation.intitule}`,
        lien: acceptee ? `/formations/${formation.id}` : '/formations/postuler',
      })
      if (!candidature.email) return
      await envoyerCourriel(
        ctx,
        reponseCandidatureEmail({
          to: candidature.email,
          prenom: candidature.prenoms,
          personneId: candidature.personneId,
          candidatureId,
          acceptee,
          formation,
          journees,
          lien: publicUrl(ctx, `/espace/formations/${formation.id}`),
        }),
      )
    })
  },
)
