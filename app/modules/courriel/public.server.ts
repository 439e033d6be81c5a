import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { EmailMessage } from '#app/platform/email/message.ts'
import { renderText } from '#app/platform/email/render.ts'
import { buildMime, type Mime, smtpTransport } from '#app/platform/email/transport.server.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { remettreCourriel } from './jobs/remettre-courriel.server.ts'

export { listCourrielsObjets } from './queries/courriels.server.ts'

/** Writes a mail in the history and queues its delivery, in the transaction of the act. */
export async function envoyerCourriel(ctx: WriteCtx, message: EmailMessage): Promise<string> {
  if (message.secret) throw new Error('A secret mail is sent by its own job')
  const mime = await buildMime(ctx, message)
  const id = await insertCourriel(ctx, message, mime, mime.raw)
  await enqueue(ctx, remettreCourriel, { courrielId: id })
  return id
}

/** Whether this model was already sent about this object: a job that runs twice mails once. */
export async function estDejaEnvoye(ctx: WriteCtx, modele: string, objetId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('objetId', '=', objetId)
    .where('modele', '=', modele)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * MAI-2: hands over a mail that gives access to an account. Its content is nowhere: one line says that
 * it left. Without SMTP, in a demonstration only, it is printed on the server's console.
 */
export async function remettreSecret(ctx: Ctx, message: EmailMessage): Promise<void> {
  const mime = await buildMime(ctx, message)
  const transport = smtpTransport()
  let reponse = 'Aucun serveur d’envoi n’est configuré.'
  if (transport) {
    const info = await transport.sendMail({ envelope: { from: mime.from, to: message.to }, raw: mime.raw })
    reponse = String(info.response)
  } else if (ctx.union.demonstration) {
    console.log(`\n— Courriel pour ${message.to} —\n${renderText(message.blocks, ctx.union.nom)}\n`)
  }
  await transaction(ctx, async (ctx) => {
    const id = await insertCourriel(ctx, message, mime, null)
    await ctx.db
      .updateTable('courriel')
      .set({ reponseServeur: reponse, ...(transport && { statut: 'remis', remisLe: ctx.now }) })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
  })
}

async function insertCourriel(ctx: WriteCtx, message: EmailMessage, mime: Mime, brut: Buffer | null) {
  const id = newId()
  await ctx.db
    .insertInto('courriel')
    .values({
      unionId: ctx.union.id,
      id,
      modele: message.modele,
      destinataire: message.to,
      sujet: message.subject,
      personneId: message.personneId ?? null,
      objetGenre: message.objet?.genre ?? null,
      objetId: message.objet?.id ?? null,
      brut,
      messageId: mime.messageId,
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
  return id
}
