import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

function selectIncidents(ctx: Ctx | WriteCtx) {
  return ctx.db.selectFrom('incidentPaiement as n').where('n.unionId', '=', ctx.union.id)
}

/** One incident with the formation that it is about, which limits who may touch it. */
export async function findIncident(ctx: Ctx | WriteCtx, id: string) {
  return (
    (await selectIncidents(ctx)
      .innerJoin('reglement as r', (join) =>
        join.onRef('r.unionId', '=', 'n.unionId').onRef('r.id', '=', 'n.reglementId'),
      )
      .where('n.id', '=', id)
      .selectAll('n')
      .select(['r.formationId', 'r.inscriptionId'])
      .executeTakeFirst()) ?? notFound()
  )
}

/** Those of one payment that nobody has settled. */
export function listOuverts(ctx: Ctx | WriteCtx, reglementId: string) {
  return selectIncidents(ctx)
    .where('n.reglementId', '=', reglementId)
    .where('n.regleLe', 'is', null)
    .orderBy('n.ouvertLe')
    .orderBy('n.id')
    .selectAll('n')
    .execute()
}

/** Whether a refund of this payment ever failed. */
export async function aEchoue(ctx: Ctx | WriteCtx, reglementId: string): Promise<boolean> {
  const row = await selectIncidents(ctx)
    .where('n.reglementId', '=', reglementId)
    .where('n.genre', '=', 'remboursement_echoue')
    .select('n.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the union decided to keep what was paid by somebody who left the list. */
export async function estGarde(ctx: Ctx | WriteCtx, reglementId: string): Promise<boolean> {
  const row = await selectIncidents(ctx)
    .where('n.reglementId', '=', reglementId)
    .where('n.genre', '=', 'a_rendre')
    .select('n.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
