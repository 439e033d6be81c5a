import { sql } from 'kysely'
import { z } from 'zod'
import { checkbox } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { changed, dansUnion, type Exploitant } from '../exploitation.server.ts'
import { options } from '../model/options.ts'
import { objetUnion } from '../model.ts'

export const changerOptionSchema = z.object({
  unionId: z.coerce.number().int(),
  option: z.enum(options),
  active: checkbox,
})

/** What a union may use besides the rest, given or taken back by the operator. */
export function changerOption(
  exploitant: Exploitant,
  { unionId, option, active }: z.output<typeof changerOptionSchema>,
) {
  return dansUnion(exploitant, unionId, async (ctx) => {
    const fait = sql`changer_option(${unionId}::integer, ${option}, ${active})`
    if (await changed(ctx, fait))
      record(ctx, 'union.option_changee', objetUnion, { option, active })
  })
}
