import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { plural } from '#app/ui/format.ts'
import { competenceEcheanceEmail } from '../emails/competence-echeance.ts'
import { competenceSyntheseEmail } from '../emails/competence-synthese.ts'
import { phraseEcheance } from '../model/echeance.ts'
import { prevenir } from '../public.server.ts'
import { listClesAnnoncees, listEcheances } from '../queries/echeances.server.ts'
import { listTitulaires } from '../queries/titulaires.server.ts'

/**
 * Each morning at 8 h in the union's time: skills that end soon, to their holders; on Mondays, their
 * list to those who manage members. Safe to run twice, and what a stopped server missed is caught up.
 */
export const annoncerEcheances = defineJob(
  'notification.annoncer_echeances',
  z.object({}),
  async (ctx) => {
    if (!heureDans(ctx.union.fuseau, ctx.now).startsWith('08')) return
    const echeances = await listEcheances(ctx)
    await annoncer(ctx, echeances)
    if (estLundi(ctx.aujourdhui)) await resumer(ctx, echeances)
  },
)

type Echeances = Awaited<ReturnType<typeof listEcheances>>

async function annoncer(ctx: Ctx, echeances: Echeances): Promise<void> {
  const annoncees = await listClesAnnoncees(ctx, 'competence.echeance')
  for (const { id, adherentId, libelle, fin, cle } of echeances) {
    if (annoncees.has(cle)) continue
    const phrase = phraseEcheance(libelle, fin, ctx.aujourdhui)
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds: [adherentId],
        genre: 'competence.echeance',
        cle,
        titre: phrase,
        lien: '/compte/informations',
        courriel: (destinataire) =>
          competenceEcheanceEmail({
            ...destinataire,
            competenceId: id,
            phrase,
            lien: publicUrl(ctx, '/espace/compte/informations'),
          }),
      }),
    )
  }
}

const montrees = 40

async function resumer(ctx: Ctx, echeances: Echeances): Promise<void> {
  if (echeances.length === 0) return
  const adherentIds = await listTitulaires(ctx, 'gestionnaire_adherents')
  const titre = `${plural(echeances.length, 'compétence se termine', 'compétences se terminent')} dans les 60 jours`
  await transaction(ctx, (ctx) =>
    prevenir(ctx, {
      adherentIds,
      genre: 'competence.synthese',
      cle: ctx.aujourdhui,
      titre,
      lien: '/administration/competences',
      courriel: (destinataire) =>
        competenceSyntheseEmail({
          ...destinataire,
          titre,
          echeances: echeances
            .slice(0, montrees)
            .map(({ nom, libelle, fin }) => [nom, phraseEcheance(libelle, fin, ctx.aujourdhui)]),
          autres: Math.max(0, echeances.length - montrees),
          lien: publicUrl(ctx, '/espace/administration/competences'),
        }),
    }),
  )
}

function estLundi(jour: string): boolean {
  return new Date(`${jour}T12:00:00Z`).getUTCDay() === 1
}
