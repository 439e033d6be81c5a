import { createHash } from 'node:crypto'
import type { Ctx } from '#app/platform/ctx.ts'
import { destinataire } from '../policy.ts'

/** The actor's devices, the last to have joined first; the address itself never leaves the server. */
export async function listAppareils(ctx: Ctx) {
  const rows = await ctx.db
    .selectFrom('abonnementPush')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', destinataire(ctx).adherentId)
    .select(['id', 'point', 'appareil', 'creeLe'])
    .orderBy('creeLe', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ point, ...appareil }) => ({ ...appareil, empreinte: empreinte(point) }))
}

/** What lets a device recognise itself in the list. */
function empreinte(point: string): string {
  return createHash('sha256').update(point).digest('hex')
}
