import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import { lirePreference } from '#app/modules/union/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirDesinscription } from '../jobs/prevenir-desinscription.server.ts'
import { prevenirDesistement } from '../jobs/prevenir-desistement.server.ts'
import { annoncerPlaceLibre } from '../jobs/proposer-places.server.ts'
import { empechementDesistement } from '../model/places.ts'
import { empechementDesinscription, statutsPermettant, statutsVivants } from '../model.ts'
import { findInscriptionParId, findInscriptionParSuivi } from '../queries/inscriptions.server.ts'
import { signalerPayee } from '../signaler-payee.server.ts'

export const seDesisterSchema = z.object({ jeton: z.string().max(200) })

/**
 * STA-9: the trainee withdraws from the secret link, until the limit of the union; the place is offered to
 * whoever waits, the manager is told. Leaving the waiting list, or an offer, has no limit. Twice = once.
 */
export function seDesister(ctx: Ctx, { jeton }: z.output<typeof seDesisterSchema>) {
  return transaction(ctx, async (ctx) => {
    const connue = (await findInscriptionParSuivi(ctx, hashToken(jeton))) ?? notFound()
    const formation = await lockFormation(
      { ...ctx, acteur: { genre: 'systeme' } },
      connue.formationId,
    )
    const inscription = (await findInscriptionParId(ctx, connue.id)) ?? notFound()
    const { id, statut } = inscription
    if (statut === 'desinscrite' && inscription.motif === 'demande') return
    if (!statutsPermettant.se_desister.includes(statut))
      throw new Refusal('Cette inscription n’est plus sur la liste : il n’y a rien à annuler.')
    const surLaListe = statutsVivants.includes(statut)
    if (surLaListe) {
      refuseIf(empechementDesinscription(inscription))
      const jours = await lirePreference(ctx, 'desistement_jours')
      refuseIf(empechementDesistement(formation, jours, ctx.aujourdhui))
    }
    await ctx.db
      .updateTable('inscription')
      .set({ statut: 'desinscrite', motif: 'demande', vivante: false, tenueJusque: null })
      .set({ desinscriteLe: ctx.now, version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    record(ctx, 'inscription.desinscrite', { genre: 'inscription', id }, { motif: 'demande' })
    await enqueue(ctx, prevenirDesinscription, {
      inscriptionId: id,
      demandeLe: ctx.now.toISOString(),
    })
    if (surLaListe) await enqueue(ctx, prevenirDesistement, { inscriptionId: id })
    await signalerPayee(ctx, id)
    await annoncerPlaceLibre(ctx, formation.id)
  })
}
