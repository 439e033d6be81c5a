import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'

type Bandeau = {
  nonLues: number
  administrateurs: string[]
  /** The other unions of this account (ADH-10). */
  autresUnions: { slug: string; nom: string }[]
}

/** What every page of the members' area shows around itself, in one statement. */
export function findBandeau(ctx: Ctx): Promise<Bandeau> {
  if (ctx.acteur.genre !== 'adherent') notFound()
  const { adherentId, compteId } = ctx.acteur
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
        join adherent a on a.union_id = r.union_id and a.id = r.adherent_id
          and a.valide_le is not null and a.desactive_le is null and a.parti_le is null and a.archive_le is null
        join personne p on p.union_id = a.union_id and p.id = a.personne_id
        where r.union_id = ${ctx.union.id} and r.role = 'administrateur' and r.retiree_le is null)`.as(
        'administrateurs',
      ),
      sql<Bandeau['autresUnions']>`(select coalesce(jsonb_agg(jsonb_build_object(
        'slug', u.slug, 'nom', u.nom)), '[]')
        from identite.unions_du_compte(${compteId}) u where u.id <> ${ctx.union.id})`.as(
        'autresUnions',
      ),
    ])
    .executeTakeFirstOrThrow()
}
