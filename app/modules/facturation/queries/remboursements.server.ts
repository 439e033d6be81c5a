import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

function selectRemboursements(ctx: Ctx | WriteCtx) {
  return ctx.db.selectFrom('remboursement as m').where('m.unionId', '=', ctx.union.id)
}

export async function existeRemboursement(ctx: Ctx | WriteCtx, id: string): Promise<boolean> {
  const row = await selectRemboursements(ctx)
    .where('m.id', '=', id)
    .select('m.id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the card provider is being asked to give back money on this payment. */
export async function aUneDemande(ctx: Ctx | WriteCtx, reglementId: string): Promise<boolean> {
  const row = await selectRemboursements(ctx)
    .where('m.reglementId', '=', reglementId)
    .where('m.statut', '=', 'demande')
    .select('m.id')
    .executeTakeFirst()
  return row !== undefined
}

/** Everything given back on one payment, in order. */
export function listDuReglement(ctx: Ctx | WriteCtx, reglementId: string) {
  return selectRemboursements(ctx)
    .where('m.reglementId', '=', reglementId)
    .orderBy('m.creeLe')
    .orderBy('m.id')
    .selectAll('m')
    .execute()
}

export type Remboursement = Awaited<ReturnType<typeof listDuReglement>>[number]

/** Refunds that were asked and not executed, with their payment; of one formation when it is given. */
export function listDemandes(ctx: Ctx, formationId?: string) {
  return selectRemboursements(ctx)
    .innerJoin('reglement as r', (join) =>
      join.onRef('r.unionId', '=', 'm.unionId').onRef('r.id', '=', 'm.reglementId'),
    )
    .where('m.statut', '=', 'demande')
    .$if(formationId !== undefined, (query) => query.where('r.formationId', '=', formationId ?? ''))
    .orderBy('m.id')
    .limit(200)
    .select(['m.id', 'm.montant', 'r.id as reglementId', 'r.fournisseurId'])
    .execute()
}
