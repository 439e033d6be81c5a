import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { attachFiles } from '#app/platform/email/attach.server.ts'
import { type Delivery, deliver, hasSmtp } from '#app/platform/email/transport.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { noterEchec } from '../ecriture.server.ts'
import { accuseAdresse, motifRetour, statusDe } from '../model/retour.ts'
import { type StatutCourriel, suiteRemise } from '../model.ts'
import { listPieces, readPieces } from '../queries/pieces.server.ts'

/**
 * Hands one mail to the server. The start is committed before a byte leaves: a process that dies in
 * between leaves a mail `incertain`, which nothing sends again by itself.
 */
export const remettreCourriel = defineJob(
  'courriel.remettre',
  z.object({ courrielId: z.uuid() }),
  async (ctx, { courrielId }, { attempt, maxAttempts }) => {
    if (!hasSmtp()) return laisserEnAttente(ctx, courrielId)
    const courriel = await commencer(ctx, courrielId)
    if (!courriel) return // handed over since, or nobody knows
    const pieces = await readPieces(await listPieces(ctx, courrielId))
    await ctx.closeReader() // no transaction stays open while a server answers
    const raw = attachFiles(courriel.brut, pieces)
    const remise = await deliver({ to: courriel.destinataire, raw })
    const statut = suiteRemise(remise.outcome, attempt >= maxAttempts)
    await terminer(ctx, courrielId, { ...remise, statut, destinataire: courriel.destinataire })
    // The queue waits, then tries again. Its log holds no address: the answer may name one.
    if (statut === 'en_attente') throw new Error(`Mail ${courrielId} not delivered, to be retried`)
  },
)

/** Two deliveries at a time, whatever the number of workers: a slow server holds no other job back. */
export function enqueueRemise(ctx: WriteCtx, courrielId: string): Promise<void> {
  const queue = `courriel-${Number.parseInt(courrielId.slice(-1), 16) % 2}`
  return enqueue(ctx, remettreCourriel, { courrielId }, { queue, key: `courriel:${courrielId}` })
}

/** Readable in the history; counted as never tried, so that the sweep takes it once a server is there. */
async function laisserEnAttente(ctx: Ctx, id: string): Promise<void> {
  await transaction(ctx, (ctx) =>
    ctx.db
      .updateTable('courriel')
      .set({ essais: 0 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .where('statut', '=', 'en_attente')
      .where('envoiDebuteLe', 'is', null)
      .where('essais', '>', 0)
      .execute(),
  )
}

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

type Remise = Delivery & { statut: StatutCourriel; destinataire: string }

async function terminer(
  ctx: Ctx,
  id: string,
  { statut, response, destinataire }: Remise,
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const status = statut === 'refuse' ? statusDe(response) : undefined
    if (status && accuseAdresse(status)) await noterEchec(ctx, destinataire, motifRetour(status))
    await ctx.db
      .updateTable('courriel')
      .set({
        statut,
        reponseServeur: response.slice(0, 500),
        ...(statut === 'remis' && { remisLe: ctx.now }),
        ...(statut === 'en_attente' && { envoiDebuteLe: null }),
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
  })
}
