import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { nextNumber, record } from '#app/platform/journal.server.ts'
import {
  etatReclamation,
  problemeReclamation,
  type SaisieReclamation,
} from '../model/amelioration.ts'
import { authorize } from '../policy.ts'
import { lockReclamation } from '../queries/amelioration.server.ts'

/** Qualiopi 31: a complaint, its answer, its end. The same form notes it and follows it. */
export function noterReclamation(ctx: Ctx | WriteCtx, input: SaisieReclamation) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'reclamation.gerer')
    const probleme = problemeReclamation(input, ctx.aujourdhui)
    refuseIf(probleme?.phrase, probleme?.champ)
    const { id, version, ...saisie } = input
    const connue = await lockReclamation(ctx, id)
    if (!connue) {
      const numero = await numeroter(ctx)
      const creePar = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
      await ctx.db
        .insertInto('reclamation')
        .values({ ...saisie, unionId: ctx.union.id, id, numero, creeLe: ctx.now, creePar })
        .execute()
      record(ctx, 'reclamation.notee', { genre: 'reclamation', id }, { numero })
      return
    }
    if (version === 0) return // the same form twice
    if (connue.version !== version) throw new StaleVersion()
    await ctx.db
      .updateTable('reclamation')
      .set({ ...saisie, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    const [avant, apres] = [etatReclamation(connue), etatReclamation(saisie)]
    const acte = apres === avant ? 'reclamation.modifiee' : `reclamation.${apres}`
    record(ctx, acte, { genre: 'reclamation', id }, { numero: connue.numero })
  })
}

async function numeroter(ctx: WriteCtx): Promise<string> {
  const exercice = anneeDe(ctx.aujourdhui)
  const rang = await nextNumber(ctx, 'reclamation', exercice)
  return `R${String(exercice).slice(2)}-${String(rang).padStart(4, '0')}`
}
