import { sql } from 'kysely'
import type { Formation } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import { lirePreference } from '#app/modules/union/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { debutDuJour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirAttente } from './jobs/prevenir-attente.server.ts'
import { finDeTenue } from './model/places.ts'
import { aDesAttentes, type EnAttente, findAttente, listAttente } from './queries/attente.server.ts'
import { listMemeType } from './queries/meme-type.server.ts'

/**
 * STA-3: lapsed offers expire, then each free place is offered to the first who waits. Idempotent; the
 * caller holds the lock of the formation. Every door calls it before it counts, so that a place freed a
 * moment ago goes to the waiting list and not to a passer-by. Answers the formation as it is afterwards.
 */
export async function proposerPlaces(ctx: WriteCtx, formation: Formation): Promise<Formation> {
  if (!(await aDesAttentes(ctx, formation.id))) return formation
  // Whoever came by, it is the rule that offers.
  const systeme: WriteCtx = { ...ctx, acteur: { genre: 'systeme' } }
  const { statut, premierJour, places, prises, depassementCapacite } = formation
  const debut = premierJour === null ? ctx.now : debutDuJour(ctx.union.fuseau, premierJour)
  const finie = statut !== 'validee' || debut <= ctx.now
  let libres = depassementCapacite ? Number.POSITIVE_INFINITY : places - prises
  for (const inscription of await listAttente(ctx, formation.id)) {
    const { tenueJusque } = inscription
    if (tenueJusque !== null && tenueJusque > ctx.now && !finie) continue
    if (finie || tenueJusque !== null) await expirer(systeme, inscription)
    else if (libres > 0 && (await proposer(systeme, formation, inscription, debut))) libres -= 1
  }
  return lockFormation(systeme, formation.id)
}

/** Offers one place to one person; false when they hold a validated place of the type elsewhere (STA-2 d). */
export async function proposer(
  ctx: WriteCtx,
  formation: Formation,
  { id, clePersonne }: Pick<EnAttente, 'id' | 'clePersonne'>,
  debut: Date,
): Promise<boolean> {
  const memeType = await listMemeType(ctx, clePersonne, formation.typeFormationId)
  if (memeType.some(({ statut }) => statut === 'validee')) {
    await quitter(ctx, id, 'reinscription')
    return false
  }
  const heures = await lirePreference(ctx, 'attente_heures')
  const tenueJusque = finDeTenue(ctx.now, heures, debut)
  await ctx.db
    .updateTable('inscription')
    .set({ statut: 'proposee', tenueJusque })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
  const codes = { jusque: tenueJusque.toISOString() }
  record(ctx, 'inscription.place_proposee', { genre: 'inscription', id }, codes)
  await enqueue(ctx, prevenirAttente, { inscriptionId: id, demandeLe: ctx.now.toISOString() })
  return true
}

/** The offer, or the wait, is over: the time has passed. */
async function expirer(ctx: WriteCtx, { id }: Pick<EnAttente, 'id'>): Promise<void> {
  await ctx.db
    .updateTable('inscription')
    .set({ statut: 'expiree', motif: 'delai', tenueJusque: null, desinscriteLe: ctx.now })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
  record(ctx, 'inscription.expiree', { genre: 'inscription', id })
  await enqueue(ctx, prevenirAttente, { inscriptionId: id, demandeLe: ctx.now.toISOString() })
}

/**
 * Somebody who waits comes in by another door: their wait ends there. Answers the places given back: one
 * when an offer was still held for them.
 */
export async function quitterAttente(
  ctx: WriteCtx,
  formationId: string,
  cle: string,
): Promise<number> {
  const attente = await findAttente(ctx, formationId, cle)
  if (!attente) return 0
  await quitter(ctx, attente.id, 'reinscription')
  return attente.tenueJusque !== null && attente.tenueJusque > ctx.now ? 1 : 0
}

async function quitter(ctx: WriteCtx, id: string, motif: 'reinscription'): Promise<void> {
  await ctx.db
    .updateTable('inscription')
    .set({ statut: 'desinscrite', motif, tenueJusque: null, desinscriteLe: ctx.now })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .execute()
  record(ctx, 'inscription.desinscrite', { genre: 'inscription', id }, { motif })
}
