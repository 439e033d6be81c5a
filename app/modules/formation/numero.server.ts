import type { WriteCtx } from '#app/platform/ctx.ts'
import { nextNumber } from '#app/platform/journal.server.ts'

/** `F26-0042`: the next number of the year. */
export async function numeroFormation(ctx: WriteCtx, annee: number): Promise<string> {
  const rang = await nextNumber(ctx, 'formation', annee)
  return `F${String(annee % 100).padStart(2, '0')}-${String(rang).padStart(4, '0')}`
}
