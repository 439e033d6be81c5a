import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { record } from '#app/platform/journal.server.ts'
import type { archiverElementSchema } from './archiver-element.server.ts'
import { authorizeElement, lockElement, setArchive } from './element.server.ts'

/** Puts an archived element back into the choices. */
export function restaurerElement(
  ctx: Ctx | WriteCtx,
  { genre, id }: z.output<typeof archiverElementSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorizeElement(ctx, genre)
    const element = await lockElement(ctx, genre, id)
    if (!element.archiveLe) return
    await setArchive(ctx, genre, id, null)
    record(ctx, `${genre}.restaure`, { genre, id }, { nom: element.nom })
  })
}
