import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirCompteValide } from '../jobs/prevenir-compte-valide.server.ts'
import { empechementValidation } from '../model/adherent.ts'
import { findEtatCompte } from '../queries/etat.server.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

/** ADH-3: opens the members' area to an account that is complete. A second click changes nothing. */
export function validerAdherent(ctx: Ctx | WriteCtx, id: string) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentPour(ctx, 'adherent.valider', id)
    const compte = (await findEtatCompte(ctx, id)) ?? notFound()
    if (compte.etat === 'valide') return
    // The operator vouches for the first administrator of a union: nobody else could.
    if (ctx.acteur.genre !== 'systeme') refuseIf(empechementValidation(compte))
    await ctx.db
      .updateTable('adherent')
      .set({
        valideLe: ctx.now,
        validePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    record(ctx, 'adherent.valide', { genre: 'adherent', id })
    // Done by the platform for a demonstration or a first administrator: nobody to tell.
    if (ctx.acteur.genre !== 'systeme') {
      await enqueue(ctx, prevenirCompteValide, { adherentId: id })
    }
  })
}
