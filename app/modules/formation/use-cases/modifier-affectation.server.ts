import type { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirJournees } from '../jobs/prevenir-journees.server.ts'
import { empechementHeures, empreinte } from '../model/equipe.ts'
import { minutesJournee, statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { type JourAffecte, listEquipe } from '../queries/equipe.server.ts'
import type { modifierAffectationSchema } from '../schema-affectation.ts'
import { findCandidature, refuseSiInapte } from './affectations.server.ts'
import { deleteAffectations, insertAffectations } from './journees-affectation.server.ts'

type Entree = z.output<typeof modifierAffectationSchema>

/** FOR-3, FOR-4: the days of a trainer, who came, and the hours of each; until the closing. */
export function modifierAffectation(ctx: Ctx | WriteCtx, entree: Entree) {
  return transaction(ctx, async (ctx) => {
    const { formationId, candidatureId } = entree
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'personnel.affecter', formation)
    if (!statutsPermettant.postuler.includes(formation.statut))
      throw new Refusal('Les heures sont figées depuis la clôture.')
    const equipe = await listEquipe(ctx, formationId)
    if (!(await findCandidature(ctx, formationId, candidatureId))) notFound()
    const membre = equipe.find((un) => un.candidatureId === candidatureId)
    if (!membre) throw new Refusal('Il n’est pas dans l’équipe.')
    const { adherentId, jours: avant } = membre
    if (empreinte(avant) !== entree.vu) throw new StaleVersion()
    await lockAdherents(ctx, [adherentId])
    const journees = await listJournees(ctx, [formationId])
    const voulues = journees.filter(({ id }) => entree.jours[id]?.affecte)
    if (voulues.length === 0)
      throw new Refusal('Il lui faut une journée. Pour aucune, retirez-le de l’équipe.')
    const nouvelles = voulues.filter(({ id }) => !avant.some(({ journeeId }) => journeeId === id))
    const retirees = avant.filter(({ journeeId }) => !voulues.some(({ id }) => id === journeeId))
    await refuseSiInapte(ctx, formation, nouvelles, adherentId)
    await deleteAffectations(
      ctx,
      candidatureId,
      retirees.map(({ journeeId }) => journeeId),
    )
    await insertAffectations(ctx, candidatureId, nouvelles)
    for (const journee of voulues) {
      const { duree: minutes = minutesJournee(journee), statut } = entree.jours[journee.id] ?? {}
      const jour = {
        ...{ journeeId: journee.id, jour: journee.jour, minutes },
        statut: statut ?? 'prevue',
      }
      refuseIf(empechementHeures(jour, ctx.aujourdhui), `jours.${journee.id}.statut`)
      await ecrireJour(ctx, candidatureId, jour, minutes !== minutesJournee(journee))
    }
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'formation.affectation_modifiee', objet, { adherentId, jours: voulues.length })
    if (nouvelles.length + retirees.length > 0)
      await enqueue(ctx, prevenirJournees, { candidatureId, le: ctx.now.toISOString() })
  })
}

function ecrireJour(
  ctx: WriteCtx,
  candidatureId: string,
  { journeeId, minutes, statut }: Omit<JourAffecte, 'minutesFaites' | 'ajustee'>,
  ajustee: boolean,
) {
  return ctx.db
    .updateTable('affectationJournee')
    .set({ minutes, statut, ajustee })
    .where('unionId', '=', ctx.union.id)
    .where('candidatureId', '=', candidatureId)
    .where('journeeId', '=', journeeId)
    .execute()
}
