import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** Events about a payment that was not known when they came; those of one payment when it is given. */
export function listOrphelins(ctx: Ctx | WriteCtx, paiementId?: string) {
  return ctx.db
    .selectFrom('stripeEvenement')
    .where('unionId', '=', ctx.union.id)
    .where('orphelin', '=', true)
    .$if(paiementId !== undefined, (query) =>
      query.where(sql<boolean>`corps ->> 'paiementId' = ${paiementId}`),
    )
    .orderBy('survenuLe')
    .select(['evenementId', 'corps'])
    .execute()
}

export async function countOrphelins(ctx: Ctx | WriteCtx): Promise<number> {
  const { nombre } = await ctx.db
    .selectFrom('stripeEvenement')
    .where('unionId', '=', ctx.union.id)
    .where('orphelin', '=', true)
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre
}
