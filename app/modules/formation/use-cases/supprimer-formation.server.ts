import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'

export const supprimerFormationSchema = z.object({ formationId: z.uuid() })

/** FOR-2: only what waits for validation and concerns nobody is deleted; the rest is refused or cancelled. */
export function supprimerFormation(
  ctx: Ctx | WriteCtx,
  { formationId }: z.output<typeof supprimerFormationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.modifier', formation)
    refuseIf(
      formation.statut === 'a_valider'
        ? undefined
        : 'Seule une formation à valider se supprime : annulez-la plutôt.',
    )
    refuseIf(await findAttache(ctx, formationId))
    const journees = await listJournees(ctx, [formationId])
    const ici = { unionId: ctx.union.id, formationId }
    for (const { id } of journees)
      await sql`delete from creneau where union_id = ${ici.unionId} and journee_id = ${id}`.execute(
        ctx.db,
      )
    await ctx.db
      .deleteFrom('journee')
      .where('unionId', '=', ici.unionId)
      .where('formationId', '=', formationId)
      .execute()
    await ctx.db
      .deleteFrom('formation')
      .where('unionId', '=', ici.unionId)
      .where('id', '=', formationId)
      .execute()
    record(
      ctx,
      'formation.supprimee',
      { genre: 'formation', id: formationId },
      { numero: formation.numero },
    )
  })
}

const attaches = [
  ['inscription', 'Quelqu’un y est ou y a été inscrit : refusez-la plutôt.'],
  ['candidature', 'Un formateur y a postulé : refusez-la plutôt.'],
  ['demande_formation', 'Elle vient de la demande d’un client : refusez-la plutôt.'],
  ['document_formation', 'Elle a des documents : refusez-la plutôt.'],
  ['consigne', 'Elle a des consignes : refusez-la plutôt.'],
  ['lien_partenaire', 'Un lien partenaire y mène : refusez-la plutôt.'],
  ['brouillon_inscription', 'Une inscription est en cours : refusez-la plutôt.'],
] as const

/** Why it must stay. */
async function findAttache(ctx: WriteCtx, formationId: string): Promise<string | undefined> {
  for (const [table, phrase] of attaches) {
    const { rows } = await sql`select 1 from ${sql.table(table)}
      where union_id = ${ctx.union.id} and formation_id = ${formationId} limit 1`.execute(ctx.db)
    if (rows.length > 0) return phrase
  }
  return undefined
}
