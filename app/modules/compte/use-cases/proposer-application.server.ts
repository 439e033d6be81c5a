import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { moi } from '../policy.ts'
import { chiffrer, newSecret } from '../totp.server.ts'

/** Makes the secret that an application will read; it counts for nothing until a code has proved it. */
export function proposerApplication(ctx: Ctx): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { compteId } = moi(ctx)
    const id = newId()
    const secret = chiffrer(newSecret(), id)
    const nom = 'Application de codes'
    await sql`select identite.proposer_application(${id}, ${compteId}, ${nom}, ${secret}, ${ctx.now})`.execute(
      ctx.db,
    )
  })
}
