import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** To whom a mail of this module goes. */
export function findDestinataire(ctx: Ctx | WriteCtx, adherentId: string) {
  const db = ctx.db
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', adherentId)
    .select(['a.id', 'a.email', 'a.compteId', 'a.personneId', 'a.valideLe', 'p.prenoms'])
    .executeTakeFirst()
}

/** A job may run twice: one reminder in twelve hours is enough. */
export async function estDejaRelance(ctx: WriteCtx, adherentId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('courriel')
    .where('unionId', '=', ctx.union.id)
    .where('modele', '=', 'adherent.relance_compte')
    .where('objetId', '=', adherentId)
    .where('creeLe', '>', new Date(ctx.now.getTime() - 12 * 3600_000))
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
