import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

/** What every page of the members' area shows around itself, in one statement. */
export function findBandeau(ctx: Ctx): Promise<{ nonLues: number; administrateurs: string[] }> {
  if (ctx.acteur.genre !== 'adherent') notFound()
  const { adherentId } = ctx.acteur
  return ctx.db
    .selectNoFrom([
      sql<number>`(select count(*) from notification n where n.union_id = ${ctx.union.id}
        and n.adherent_id = ${adherentId} and n.lue_le is null and n.visible)`.as('nonLues'),
      // Who can give a right, for the 403 page (ADH-6).
      sql<
        string[]
      >`(select coalesce(array_agg(p.prenoms || ' ' || coalesce(p.nom_usage, p.nom_naissance)
          order by a.nom_tri), '{}')
        from accreditation r
        join adherent a on a.union_id = r.union_id and a.id = r.adherent_id and a.desactive_le is null
        join personne p on p.union_id = a.union_id and p.id = a.personne_id
        where r.union_id = ${ctx.union.id} and r.role = 'administrateur' and r.retiree_le is null)`.as(
        'administrateurs',
      ),
    ])
    .executeTakeFirstOrThrow()
}
