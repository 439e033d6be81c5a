import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { normAdresse } from '../model/echec.ts'

/** What servers said of an address; undefined when nothing is wrong with it. */
export function findEchec(ctx: Ctx | WriteCtx, adresse: string) {
  return ctx.db
    .selectFrom('adresseEnEchec')
    .where('unionId', '=', ctx.union.id)
    .where('adresseNorm', '=', normAdresse(adresse))
    .select(['echecs', 'motif', 'premierLe', 'dernierLe'])
    .executeTakeFirst()
}
