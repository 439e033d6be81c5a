import { newCtx } from '#app/ctx.server.ts'
import { findUnionParId } from '#app/modules/union/public.server.ts'
import { openReader } from '#app/platform/db.server.ts'
import { readDsn, unionIdOf } from '#app/platform/email/dsn.server.ts'
import { enregistrerRetour } from './enregistrer-retour.server.ts'

/**
 * A message that arrived at the address of returns, whatever it is: the mail it speaks of is found by
 * its identifier alone, which names its union. True when it was one of ours.
 */
export async function recevoirRetour(raw: Buffer): Promise<boolean> {
  const retour = await readDsn(raw)
  const union = retour && (await findUnionParId(unionIdOf(retour.messageId)))
  if (!retour || !union) return false
  const statements = { count: 0 }
  const reader = openReader(union.id, statements)
  const ctx = newCtx({ union, reader, now: new Date(), requestId: 'mail:bounce', statements })
  ctx.acteur = { genre: 'systeme' }
  try {
    return await enregistrerRetour(ctx, retour)
  } finally {
    await reader.close()
  }
}
