import type { WriteCtx } from '#app/platform/ctx.ts'

/** One recipient of one sending, locked so that a job run twice mails once. */
export function lockEnvoi(ctx: WriteCtx, id: string) {
  return ctx.db
    .selectFrom('consigneEnvoi')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['id', 'formationId', 'inscriptionId', 'candidatureId', 'courrielId'])
    .forUpdate()
    .executeTakeFirst()
}

/** A trainer still accepted, and where to write. */
export function findFormateurConsigne(ctx: WriteCtx, candidatureId: string) {
  return ctx.db
    .selectFrom('candidature as c')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'c.unionId').onRef('a.id', '=', 'c.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('c.unionId', '=', ctx.union.id)
    .where('c.id', '=', candidatureId)
    .where('c.statut', '=', 'acceptee')
    .select(['a.email', 'a.personneId', 'p.prenoms'])
    .executeTakeFirst()
}
