import { z } from 'zod'
import { lockAdherents } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { idList } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { affecter, journeesChoisies } from './affectations.server.ts'

export const affecterFormateurSchema = z.object({
  id: z.uuid(),
  formationId: z.uuid(),
  adherentId: z.uuid(),
  /** Absent: all the journées. */
  journeeIds: idList.optional(),
})

type Entree = z.output<typeof affecterFormateurSchema>

/** FOR-4, *Ajouter personnel formation*: only a member with the trainer right and a valid skill. */
export function affecterFormateur(ctx: Ctx | WriteCtx, entree: Entree) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, entree.formationId)
    authorize(ctx, 'personnel.affecter', formation)
    if (!statutsPermettant.postuler.includes(formation.statut))
      throw new Refusal('Cette formation n’est plus ouverte.')
    await lockAdherents(ctx, [entree.adherentId])
    const toutes = await listJournees(ctx, [entree.formationId])
    const journees = journeesChoisies(toutes, entree.journeeIds)
    const affectee = await affecter(ctx, { ...entree, formation, journees })
    if (!affectee) return // already assigned: a second click
    record(
      ctx,
      'formation.formateur_affecte',
      { genre: 'formation', id: formation.id },
      { adherentId: entree.adherentId },
    )
  })
}
