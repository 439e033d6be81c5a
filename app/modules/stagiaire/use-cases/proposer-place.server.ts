import { z } from 'zod'
import { estComplete } from '#app/modules/formation/model.ts'
import { ajouterPlace, lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { checkbox } from '#app/platform/fields.ts'
import { debutDuJour } from '#app/platform/jour.ts'
import { proposer } from '../attente.server.ts'
import { empechementGestion } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscription } from '../queries/inscriptions.server.ts'

export const proposerPlaceSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
  /** The formation is full: one place more, for this person. */
  ajouter: checkbox,
})

/** STA-3: a manager offers a place out of turn, adding one when there is none. Twice = once. */
export function proposerPlace(
  ctx: Ctx,
  { formationId, inscriptionId, ajouter }: z.output<typeof proposerPlaceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.creer', formation)
    refuseIf(empechementGestion(formation))
    const inscription = await findInscription(ctx, formationId, inscriptionId)
    if (inscription.statut === 'proposee') return
    if (inscription.statut !== 'liste_attente')
      throw new Refusal('Cette personne n’est plus sur la liste d’attente.')
    const debut = debutDuJour(ctx.union.fuseau, formation.premierJour ?? ctx.aujourdhui)
    if (debut <= ctx.now)
      throw new Refusal('La formation commence : ajoutez plutôt la personne à la liste.')
    if (estComplete(formation)) {
      if (!ajouter)
        throw new Refusal(
          'La formation est complète : ajoutez une place, ou attendez qu’une se libère.',
        )
      await ajouterPlace(ctx, formation)
    }
    if (!(await proposer(ctx, formation, inscription, debut)))
      throw new Refusal('Cette personne a déjà une inscription validée pour ce type de formation.')
  })
}
