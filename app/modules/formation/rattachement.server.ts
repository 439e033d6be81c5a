import { sql } from 'kysely'
import type { WriteCtx } from '#app/platform/ctx.ts'

/** First lock of a merge, after the persons: the formations to which either sheet is tied, in order of id. */
export async function lockFormationsDe(ctx: WriteCtx, adherentIds: string[]): Promise<void> {
  await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('candidature')
        .where('unionId', '=', ctx.union.id)
        .where('adherentId', 'in', adherentIds)
        .select('formationId'),
    )
    .orderBy('id')
    .select('id')
    .forUpdate()
    .execute()
}

/**
 * Applications of one sheet go to another. On a formation where both stand, one is left: the accepted one,
 * else the one of the sheet that stays; days assigned to either are all kept.
 */
export async function rattacherCandidatures(
  ctx: WriteCtx,
  { de, vers }: { de: string; vers: string },
): Promise<void> {
  for (const { gardee, cedee } of await listPaires(ctx, de, vers)) {
    await ctx.db
      .updateTable('affectationJournee as l')
      .set({ candidatureId: gardee })
      .where('l.unionId', '=', ctx.union.id)
      .where('l.candidatureId', '=', cedee)
      .where(
        sql<boolean>`not exists (select 1 from affectation_journee deja where deja.union_id = l.union_id
          and deja.candidature_id = ${gardee} and deja.journee_id = l.journee_id)`,
      )
      .execute()
    await ctx.db
      .deleteFrom('affectationJournee')
      .where('unionId', '=', ctx.union.id)
      .where('candidatureId', '=', cedee)
      .execute()
    await ctx.db
      .updateTable('candidature')
      .set({ statut: 'retiree', motif: 'Fiche fusionnée' })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', cedee)
      .execute()
  }
  await ctx.db
    .updateTable('candidature')
    .set({ adherentId: vers })
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', de)
    .execute()
}

/** Where both sheets stand: which application is left, which gives way. */
async function listPaires(ctx: WriteCtx, de: string, vers: string) {
  const rows = await ctx.db
    .selectFrom('candidature as un')
    .innerJoin('candidature as autre', (join) =>
      join
        .onRef('autre.unionId', '=', 'un.unionId')
        .onRef('autre.formationId', '=', 'un.formationId'),
    )
    .where('un.unionId', '=', ctx.union.id)
    .where('un.adherentId', '=', vers)
    .where('autre.adherentId', '=', de)
    .where('un.statut', 'in', ['posee', 'acceptee'])
    .where('autre.statut', 'in', ['posee', 'acceptee'])
    .select(['un.id as un', 'autre.id as autre', 'un.statut', 'autre.statut as autreStatut'])
    .execute()
  return rows.map(({ un, autre, statut, autreStatut }) =>
    statut === 'posee' && autreStatut === 'acceptee'
      ? { gardee: autre, cedee: un }
      : { gardee: un, cedee: autre },
  )
}
