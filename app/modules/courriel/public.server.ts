import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { EmailMessage } from '#app/platform/email/message.ts'
import { buildMime } from '#app/platform/email/mime.server.ts'
import { insertCourriel } from './ecriture.server.ts'
import { enqueueRemise } from './jobs/remettre-courriel.server.ts'

export { listCourrielsObjets } from './queries/courriels.server.ts'
export { remettreSecret } from './secret.server.ts'

/** Writes a mail in the history and queues its delivery, in the transaction of the act. */
export async function envoyerCourriel(ctx: WriteCtx, message: EmailMessage): Promise<string> {
  if (message.secret) throw new Error('A secret mail is sent by its own job')
  const { raw, messageId } = await buildMime(ctx, message)
  const id = await insertCourriel(ctx, message, { brut: raw, messageId })
  await enqueueRemise(ctx, id)
  return id
}

/** Whether this model was already sent about this object: a job that runs twice mails once. */
export async function estDejaEnvoye(
  ctx: Ctx | WriteCtx,
  modele: string,
  objetId: string,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('objetId', '=', objetId)
    .where('modele', '=', modele)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
