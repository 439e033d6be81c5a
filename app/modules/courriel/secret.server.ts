import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { attachFiles } from '#app/platform/email/attach.server.ts'
import type { EmailMessage } from '#app/platform/email/message.ts'
import { buildMime } from '#app/platform/email/mime.server.ts'
import { renderText } from '#app/platform/email/render.ts'
import { deliver, hasSmtp } from '#app/platform/email/transport.server.ts'
import type { JobAttempt } from '#app/platform/jobs.server.ts'
import { composer } from './composition.server.ts'
import { insertCourriel } from './ecriture.server.ts'
import type { Envoi } from './model/modele.ts'
import { type StatutCourriel, suiteRemise } from './model.ts'
import { listFichiers, readPieces } from './queries/pieces.server.ts'

/**
 * MAI-2: hands over a mail that gives access to an account, from the job that made its token. Its content
 * is nowhere: one line says what became of it. Not delivered, it throws: the next try makes a new token.
 */
export async function remettreSecret(
  ctx: Ctx,
  envoi: Envoi,
  { attempt, maxAttempts }: JobAttempt,
): Promise<void> {
  if (!envoi.modele.secret) throw new Error('An ordinary mail is written in the history')
  const { message, fichierIds } = await composer(ctx, envoi)
  const { raw: sansPieces, messageId } = await buildMime(ctx, message)
  if (!hasSmtp()) {
    const reponse = sansServeur(ctx, message)
    return ecrireLigne(ctx, message, { messageId, statut: 'erreur', reponse })
  }
  const raw = attachFiles(sansPieces, await readPieces(await listFichiers(ctx, fichierIds)))
  const { outcome, response } = await deliver({ to: message.to, raw })
  const statut = suiteRemise(outcome, attempt >= maxAttempts)
  await ecrireLigne(ctx, message, { messageId, statut, reponse: response })
  if (statut === 'en_attente') throw new Error(`${message.modele} not delivered, to be retried`)
}

/** Without SMTP, in a demonstration only, the message is printed on the server's console. */
function sansServeur(ctx: Ctx, { to, blocks }: EmailMessage): string {
  const absence = 'Aucun serveur d’envoi n’est configuré.'
  if (!ctx.union.demonstration) return absence
  console.log(`\n— Courriel pour ${to} —\n${renderText(blocks, ctx.union.nom)}\n`)
  return `${absence} Le lien est affiché sur la console du serveur.`
}

type Ligne = { messageId: string; statut: StatutCourriel; reponse: string }

/** One line for a request, whatever the number of tries. */
function ecrireLigne(ctx: Ctx, message: EmailMessage, ligne: Ligne): Promise<void> {
  const { messageId, statut } = ligne
  return transaction(ctx, async (ctx) => {
    const enCours = await findEnCours(ctx, message)
    const etat = {
      messageId,
      statut,
      essais: (enCours?.essais ?? 0) + 1,
      reponseServeur: ligne.reponse.slice(0, 500),
      remisLe: statut === 'remis' ? ctx.now : null,
    }
    if (!enCours) {
      await insertCourriel(ctx, message, { ...etat, brut: null })
      return
    }
    await ctx.db
      .updateTable('courriel')
      .set(etat)
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', enCours.id)
      .execute()
  })
}

/** The line that an earlier try of the same request left. */
function findEnCours(ctx: WriteCtx, { modele, to }: EmailMessage) {
  return ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('statut', '=', 'en_attente')
    .where('brut', 'is', null)
    .where('modele', '=', modele)
    .where('destinataire', '=', to)
    .select(['id', 'essais'])
    .orderBy('creeLe', 'desc')
    .forUpdate()
    .executeTakeFirst()
}
