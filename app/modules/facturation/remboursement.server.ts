import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { statutApres } from './model.ts'
import { lockReglement, type Reglement } from './queries/reglement.server.ts'

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
  const total = Math.min(cumul, reglement.montant)
  let nouveau = total - reglement.rembourse
  if (nouveau <= 0) return
  await changerRendu(ctx, reglement, total)
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
    await changerRemboursement(ctx, id, { statut: 'fait', le })
    noterJournal(ctx, reglement, montant, 'gestionnaire')
  }
  if (nouveau === 0) return
  await ctx.db
    .insertInto('remboursement')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      reglementId,
      montant: nouveau,
      le,
      origine: 'tableau_de_bord',
      statut: 'fait',
      creeLe: ctx.now,
    })
    .execute()
  noterJournal(ctx, reglement, nouveau, 'tableau_de_bord')
}

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
}

type Changement = { statut: 'fait' | 'echoue'; le?: Jour }

export async function changerRemboursement(
  ctx: WriteCtx,
  id: string,
  changement: Changement,
): Promise<void> {
  await ctx.db
    .updateTable('remboursement')
    .set(changement)
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .where('statut', '=', 'demande')
    .execute()
}

export function noterJournal(
  ctx: WriteCtx,
  { id, formationId, inscriptionId }: Reglement,
  montant: number,
  origine: 'gestionnaire' | 'tableau_de_bord',
): void {
  const objet =
    inscriptionId === null
      ? { genre: 'formation', id: formationId }
      : { genre: 'inscription', id: inscriptionId }
  record(ctx, 'reglement.rembourse', objet, { montant, origine, reglementId: id })
}

export function auteur(ctx: WriteCtx): string | null {
  return ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
}
