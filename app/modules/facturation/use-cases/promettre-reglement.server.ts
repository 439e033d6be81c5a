import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import type { MoyenAuGuichet } from '../model.ts'

type Promesse = { inscriptionId: string; moyen: MoyenAuGuichet }

/** STA-7: the trainee pays later, by cheque, transfer or in cash. Nothing is due when it costs nothing. */
export async function promettreReglement(
  ctx: WriteCtx,
  { inscriptionId, moyen }: Promesse,
): Promise<void> {
  const { formationId, prix: montant } = await ctx.db
    .selectFrom('inscription as i')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.unionId', '=', ctx.union.id)
    .where('i.id', '=', inscriptionId)
    .select(['i.formationId', 'f.prix'])
    .executeTakeFirstOrThrow()
  if (montant === 0) return
  const ligne = { id: newId(), formationId, inscriptionId, moyen, montant, le: ctx.aujourdhui }
  await ctx.db
    .insertInto('reglement')
    .values({ unionId: ctx.union.id, ...ligne, statut: 'attendu', creeLe: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  record(ctx, 'reglement.promis', { genre: 'inscription', id: inscriptionId }, { montant, moyen })
}
