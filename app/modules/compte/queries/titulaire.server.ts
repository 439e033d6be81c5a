import { sql } from 'kysely'
import type { Ctx, Role, WriteCtx } from '#app/platform/ctx.ts'

/** Whose account it is, in this union, with the roles held. */
export async function findTitulaire(ctx: Ctx | WriteCtx, adherentId: string) {
  const { db }: { db: Ctx['db'] } = ctx
  const row = await db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', adherentId)
    .where('a.archiveLe', 'is', null)
    .select([
      'a.id as adherentId',
      'a.centreId',
      'a.compteId',
      'a.pseudo',
      'a.personneId',
      'p.prenoms',
    ])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .select(
      sql<Role[]>`array(select r.role from accreditation r where r.union_id = a.union_id
        and r.adherent_id = a.id and r.retiree_le is null)`.as('roles'),
    )
    .executeTakeFirst()
  return row?.compteId ? { ...row, compteId: row.compteId } : undefined
}
