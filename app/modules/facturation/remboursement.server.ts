import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { objetDe, reglerIncident, reglerRembourses } from './incident.server.ts'
import { statutApres } from './model.ts'
import { lockReglement, type Reglement } from './queries/reglement.server.ts'

/** Where money goes back from; the last two leave the card provider's count alone. */
export type OrigineRemboursement = 'gestionnaire' | 'tableau_de_bord' | 'autrement' | 'litige'

/**
 * What the provider has given back so far on a payment: cumulative, so that copies and disorder change
 * nothing. Our own demands are done first, in their order; the rest was made in the dashboard.
 */
export async function noterRendu(
  ctx: WriteCtx,
  reglementId: string,
  cumul: number,
  le: Jour,
): Promise<void> {
  const reglement = await lockReglement(ctx, reglementId)
  const total = Math.min(cumul + (await renduHorsCarte(ctx, reglementId)), reglement.montant)
  let nouveau = total - reglement.rembourse
  if (nouveau <= 0) return
  const demandes = await ctx.db
    .selectFrom('remboursement')
    .where('unionId', '=', ctx.union.id)
    .where('reglementId', '=', reglementId)
    .where('statut', '=', 'demande')
    .orderBy('id')
    .select(['id', 'montant'])
    .execute()
  for (const { id, montant } of demandes) {
    if (montant > nouveau) continue
    nouveau -= montant
    await noterFait(ctx, reglement, id, le)
    noterJournal(ctx, reglement, montant, 'gestionnaire')
  }
  if (nouveau > 0) {
    await ajouterRendu(ctx, reglement, { montant: nouveau, le, origine: 'tableau_de_bord' })
    noterJournal(ctx, reglement, nouveau, 'tableau_de_bord')
  }
  await changerRendu(ctx, reglement, total)
}

type Rendu = {
  id?: string
  montant: number
  le: Jour
  origine: OrigineRemboursement
  statut?: 'fait' | 'echoue'
  moyen?: 'cheque' | 'virement' | 'especes'
  reference?: string | null
  fournisseurId?: string | null
  incidentId?: string | null
  creePar?: string | null
}

/** A refund that is done: false when it was already written. The caller counts it on its payment. */
export async function ajouterRendu(
  ctx: WriteCtx,
  { id: reglementId }: Pick<Reglement, 'id'>,
  { id = newId(), statut = 'fait', ...rendu }: Rendu,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('remboursement')
    .values({ unionId: ctx.union.id, id, reglementId, ...rendu, statut, creeLe: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Boolean(numInsertedOrUpdatedRows)
}

/** Cents given back otherwise than on the card: the provider does not count them. */
export async function renduHorsCarte(ctx: WriteCtx, reglementId: string): Promise<number> {
  const { somme } = await ctx.db
    .selectFrom('remboursement')
    .where('unionId', '=', ctx.union.id)
    .where('reglementId', '=', reglementId)
    .where('statut', '=', 'fait')
    .where('origine', 'in', ['autrement', 'litige'])
    .select(sql<number>`coalesce(sum(montant), 0)::bigint`.as('somme'))
    .executeTakeFirstOrThrow()
  return somme
}

/** Writes how much was given back in all; nothing left to give back settles what waited for it. */
export async function changerRendu(
  ctx: WriteCtx,
  reglement: Reglement,
  rembourse: number,
): Promise<void> {
  await ctx.db
    .updateTable('reglement')
    .set({ rembourse, statut: statutApres(reglement, rembourse) })
    .set({ version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', reglement.id)
    .execute()
  if (rembourse >= reglement.montant) await reglerRembourses(ctx, reglement)
}

/** A refund that was asked is done; the incident that it answers is settled. */
async function noterFait(ctx: WriteCtx, reglement: Reglement, id: string, le: Jour): Promise<void> {
  const row = await ctx.db
    .updateTable('remboursement')
    .set({ statut: 'fait', le })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .where('statut', '=', 'demande')
    .returning('incidentId')
    .executeTakeFirst()
  if (row?.incidentId) await reglerIncident(ctx, reglement, row.incidentId, { issue: 'rembourse' })
}

export function noterJournal(
  ctx: WriteCtx,
  reglement: Reglement,
  montant: number,
  origine: OrigineRemboursement,
): void {
  const codes = { montant, origine, reglementId: reglement.id }
  record(ctx, 'reglement.rembourse', objetDe(reglement), codes)
}
