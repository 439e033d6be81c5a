import { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { optionalText } from '#app/platform/fields.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirCandidat } from '../jobs/prevenir-candidat.server.ts'
import { prevenirJournees } from '../jobs/prevenir-journees.server.ts'
import { joursACeder } from '../model/equipe.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { listEquipe } from '../queries/equipe.server.ts'
import { affecter, decision, findCandidature } from './affectations.server.ts'
import { deleteAffectations } from './journees-affectation.server.ts'

export const remplacerFormateurSchema = z.object({
  /** Of the application of the one who comes. */
  id: z.uuid(),
  formationId: z.uuid(),
  /** Of the one who leaves. */
  candidatureId: z.uuid(),
  adherentId: z.uuid('Choisissez qui le remplace.'),
  motif: optionalText(500),
})

/**
 * FOR-4: one act, one out and one in, for the days that are still to be held. Who already held some keeps
 * them, with their hours, and stays in the team for these alone.
 */
export function remplacerFormateur(
  ctx: Ctx | WriteCtx,
  entree: z.output<typeof remplacerFormateurSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { id, formationId, candidatureId, adherentId, motif } = entree
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'personnel.affecter', formation)
    if (!statutsPermettant.postuler.includes(formation.statut))
      throw new Refusal('Cette formation n’est plus ouverte.')
    const sortant = (await findCandidature(ctx, formationId, candidatureId)) ?? notFound()
    if (sortant.statut === 'remplacee') return
    if (sortant.statut !== 'acceptee') throw new Refusal('Il n’est plus dans l’équipe.')
    await lockAdherents(ctx, [sortant.adherentId, adherentId])
    const equipe = await listEquipe(ctx, formationId)
    const jours = equipe.find((membre) => membre.candidatureId === candidatureId)?.jours ?? []
    const cedes = joursACeder(jours, ctx.aujourdhui)
    if (cedes.length === 0) throw new Refusal('Ses journées sont passées\u00a0: rien à reprendre.')
    await deleteAffectations(ctx, candidatureId, cedes)
    const partiel = cedes.length < jours.length
    await ctx.db
      .updateTable('candidature')
      .set({ statut: partiel ? 'acceptee' : 'remplacee', motif, ...decision(ctx) })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', candidatureId)
      .execute()
    const journees = (await listJournees(ctx, [formationId])).filter((une) =>
      cedes.includes(une.id),
    )
    const entrant = { id, formation, adherentId, journees, remplaceId: candidatureId }
    if (!(await affecter(ctx, entrant)))
      throw new Refusal('Cette personne est déjà dans l’équipe\u00a0: changez ses journées.')
    record(
      ctx,
      'formation.formateur_remplace',
      { genre: 'formation', id: formationId },
      { adherentId: sortant.adherentId, remplacant: adherentId },
    )
    if (partiel) await enqueue(ctx, prevenirJournees, { candidatureId, le: ctx.now.toISOString() })
    else await enqueue(ctx, prevenirCandidat, { candidatureId })
  })
}
