import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementArchive, genresElement } from '../model/element.ts'
import { listUsages } from '../queries/usages.server.ts'
import { authorizeElement, lockElement, setArchive } from './element.server.ts'

export const archiverElementSchema = z.object({ genre: z.enum(genresElement), id: z.uuid() })

/** Takes an element out of the choices; what already names it keeps it. Refused while something needs it. */
export function archiverElement(
  ctx: Ctx | WriteCtx,
  { genre, id }: z.output<typeof archiverElementSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorizeElement(ctx, genre)
    const element = await lockElement(ctx, genre, id)
    if (element.archiveLe) return
    refuseIf(empechementArchive(genre, await listUsages(ctx, genre, id)))
    await setArchive(ctx, genre, id, ctx.now)
    record(ctx, `${genre}.archive`, { genre, id }, { nom: element.nom })
  })
}
