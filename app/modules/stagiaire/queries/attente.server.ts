import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { StatutInscription } from '../model.ts'
import { selectInscriptions } from './inscriptions.server.ts'

const enAttente: StatutInscription[] = ['liste_attente', 'proposee']

/** Those who wait and those who hold an offer, first come first. */
export function listAttente(ctx: Ctx | WriteCtx, formationId: string) {
  return selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', enAttente)
    .selectAll('i')
    .orderBy('i.rang')
    .orderBy('i.id')
    .execute()
}

export type EnAttente = Awaited<ReturnType<typeof listAttente>>[number]

export async function aDesAttentes(ctx: Ctx | WriteCtx, formationId: string): Promise<boolean> {
  const row = await selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', enAttente)
    .select('i.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What this person already has on the waiting list of this formation. */
export function findAttente(ctx: Ctx | WriteCtx, formationId: string, cle: string) {
  return selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.clePersonne', '=', cle)
    .where('i.statut', 'in', enAttente)
    .select(['i.id', 'i.tenueJusque'])
    .executeTakeFirst()
}

/** The next rank: given under the lock of the formation, never given again. */
export async function nextRang(ctx: WriteCtx, formationId: string): Promise<number> {
  const { rang } = await selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .select(sql<number>`coalesce(max(i.rang), 0) + 1`.as('rang'))
    .executeTakeFirstOrThrow()
  return rang
}

/** Place in the queue of somebody who waits: one is the next. */
export async function countDevant(
  ctx: Ctx | WriteCtx,
  { formationId, rang }: { formationId: string; rang: number },
): Promise<number> {
  const { devant } = await selectInscriptions(ctx)
    .where('i.formationId', '=', formationId)
    .where('i.statut', '=', 'liste_attente')
    .where('i.rang', '<', rang)
    .select(sql<number>`count(*)`.as('devant'))
    .executeTakeFirstOrThrow()
  return devant
}

export async function listFormationsEnAttente(ctx: Ctx): Promise<string[]> {
  const rows = await selectInscriptions(ctx)
    .where('i.statut', 'in', enAttente)
    .select('i.formationId')
    .distinct()
    .orderBy('i.formationId')
    .execute()
  return rows.map(({ formationId }) => formationId)
}
