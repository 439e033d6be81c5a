import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import type { Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { envoyerRelances } from '../jobs/envoyer-relances.server.ts'
import { bilanRelance } from '../model.ts'
import { authorize } from '../policy.ts'
import { type Filtres, listChoisis } from '../queries/situations.server.ts'

/**
 * ADH-8: reminds by mail the members chosen, else all that the filters leave; nobody twice the same
 * day, whoever asks. The mails are written by a job.
 */
export function relancerCotisations(
  ctx: Ctx | WriteCtx,
  { ids, filtres }: { ids: string[]; filtres: Filtres },
): Promise<{ relances: number }> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'cotisation.gerer')
    const choisis = await listChoisis(ctx, { ids, filtres })
    for (const choisi of choisis) authorize(ctx, 'cotisation.gerer', choisi)
    const { aRelancer } = bilanRelance(choisis)
    const relances = await insertRelances(ctx, aRelancer, filtres.jour || ctx.aujourdhui)
    if (relances === 0) return { relances }
    const par = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : newId()
    record(ctx, 'cotisation.relances', { genre: 'adherent', id: par }, { nombre: relances })
    await enqueue(ctx, envoyerRelances, {})
    return { relances }
  })
}

async function insertRelances(
  ctx: WriteCtx,
  choisis: { id: string }[],
  auJour: Jour,
): Promise<number> {
  let inserted = 0
  const creePar = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
  for (let first = 0; first < choisis.length; first += 1000) {
    const rows = await ctx.db
      .insertInto('relanceCotisation')
      .values(
        choisis.slice(first, first + 1000).map(({ id: adherentId }) => ({
          unionId: ctx.union.id,
          id: newId(),
          adherentId,
          le: ctx.aujourdhui,
          auJour,
          creeLe: ctx.now,
          creePar,
        })),
      )
      // Somebody else reminded them a moment ago.
      .onConflict((conflict) => conflict.columns(['unionId', 'adherentId', 'le']).doNothing())
      .returning('id')
      .execute()
    inserted += rows.length
  }
  return inserted
}
