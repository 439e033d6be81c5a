import { z } from 'zod'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { senderAddress, smtpTransport } from '#app/platform/email/transport.server.ts'
import { defineJob, type JobAttempt } from '#app/platform/jobs.server.ts'
import { type StatutCourriel, suiteEchec } from '../model.ts'

/**
 * Hands one mail to the server. The start is committed before a byte leaves: a process that dies in
 * between leaves a mail `incertain`, which nothing sends again by itself.
 */
export const remettreCourriel = defineJob(
  'courriel.remettre',
  z.object({ courrielId: z.uuid() }),
  async (ctx, { courrielId }, attempt) => {
    let transmis = false
    const transport = smtpTransport(() => {
      transmis = true
    })
    if (!transport) return // readable in the history; the sweep delivers it once a server is configured
    const courriel = await commencer(ctx, courrielId)
    if (!courriel) return
    try {
      const envelope = { from: senderAddress(), to: courriel.destinataire }
      const info = await transport.sendMail({ envelope, raw: courriel.brut })
      await terminer(ctx, courrielId, 'remis', String(info.response))
    } catch (error) {
      await noterEchec(ctx, courrielId, error, transmis, attempt)
    }
  },
)

type Courriel = { destinataire: string; brut: Buffer }

async function commencer(ctx: Ctx, id: string): Promise<Courriel | undefined> {
  return transaction(ctx, async (ctx) => {
    const courriel = await ctx.db
      .selectFrom('courriel')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .select(['statut', 'destinataire', 'brut', 'envoiDebuteLe', 'essais'])
      .forUpdate()
      .executeTakeFirst()
    if (courriel?.statut !== 'en_attente' || courriel.brut === null) return undefined
    const update = ctx.db
      .updateTable('courriel')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
    if (courriel.envoiDebuteLe !== null) {
      await update.set({ statut: 'incertain' }).execute() // another process died while sending it
      return undefined
    }
    await update.set({ envoiDebuteLe: ctx.now, essais: courriel.essais + 1 }).execute()
    return { destinataire: courriel.destinataire, brut: courriel.brut }
  })
}

async function terminer(ctx: Ctx, id: string, statut: StatutCourriel, reponse: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('courriel')
      .set({
        statut,
        reponseServeur: reponse.slice(0, 500),
        ...(statut === 'remis' && { remisLe: ctx.now }),
        ...(statut === 'en_attente' && { envoiDebuteLe: null }),
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
  })
}

async function noterEchec(ctx: Ctx, id: string, error: unknown, transmis: boolean, attempt: JobAttempt) {
  const { responseCode, message } = error as { responseCode?: number; message?: string }
  const dernierEssai = attempt.attempt >= attempt.maxAttempts
  const statut = suiteEchec({ code: responseCode, transmis, dernierEssai })
  await terminer(ctx, id, statut, message ?? '')
  if (statut === 'en_attente') throw error // the queue waits, then tries again
}
