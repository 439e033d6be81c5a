import { sql } from 'kysely'
import { z } from 'zod'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { changed, dansUnion, type Exploitant } from '../exploitation.server.ts'
import { objetUnion } from '../model.ts'

export const suspendreUnionSchema = z.object({
  unionId: z.coerce.number().int(),
  motif: requiredText('Indiquez la raison\u00a0: elle s’écrit au journal de l’union.', 300),
})

/** Closes every page of a union, login included, until it is opened again. Its data stay. */
export function suspendreUnion(
  exploitant: Exploitant,
  { unionId, motif }: z.output<typeof suspendreUnionSchema>,
) {
  return dansUnion(exploitant, unionId, async (ctx) => {
    const fait = sql`suspendre_union(${unionId}::integer, ${motif}, ${ctx.now})`
    if (await changed(ctx, fait)) record(ctx, 'union.suspendue', objetUnion, { motif })
  })
}
