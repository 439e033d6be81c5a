import { sql } from 'kysely'
import { z } from 'zod'
import { requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { changed, dansUnion, type Exploitant } from '../exploitation.server.ts'
import { objetUnion } from '../model.ts'

export const rouvrirUnionSchema = z.object({
  unionId: z.coerce.number().int(),
  motif: requiredText('Indiquez la raison\u00a0: elle s’écrit au journal de l’union.', 300),
})

/** Opens a suspended union again, as it was. */
export function rouvrirUnion(
  exploitant: Exploitant,
  { unionId, motif }: z.output<typeof rouvrirUnionSchema>,
) {
  return dansUnion(exploitant, unionId, async (ctx) => {
    if (await changed(ctx, sql`rouvrir_union(${unionId}::integer)`)) {
      record(ctx, 'union.rouverte', objetUnion, { motif })
    }
  })
}
