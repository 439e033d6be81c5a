import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementAction, estTerminee, type SaisieAction } from '../model/amelioration.ts'
import { authorize } from '../policy.ts'
import { lockAction } from '../queries/amelioration.server.ts'

/** Qualiopi 32: what is decided, who does it, for when, and in the end with what result. */
export function noterAction(ctx: Ctx | WriteCtx, input: SaisieAction) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'amelioration.gerer')
    refuseIf(empechementAction(input), 'resultat')
    const { id, version, ...saisie } = input
    const connue = await lockAction(ctx, id)
    const terminee = estTerminee(saisie.statut)
    const termineeLe = terminee ? (connue?.termineeLe ?? ctx.aujourdhui) : null
    if (!connue) {
      const creePar = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
      await ctx.db
        .insertInto('actionAmelioration')
        .values({ ...saisie, termineeLe, unionId: ctx.union.id, id, creeLe: ctx.now, creePar })
        .execute()
      record(ctx, 'action.decidee', { genre: 'action_amelioration', id })
      return
    }
    if (version === 0) return // the same form twice
    if (connue.version !== version) throw new StaleVersion()
    await ctx.db
      .updateTable('actionAmelioration')
      .set({ ...saisie, termineeLe, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    const acte = terminee && !connue.termineeLe ? 'action.terminee' : 'action.modifiee'
    record(ctx, acte, { genre: 'action_amelioration', id }, { statut: saisie.statut })
  })
}
