import { type RawBuilder, sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** A member `a` to whom the document `d` speaks: validated, in the centres, holding one of the roles. */
export const concerne: RawBuilder<boolean> = sql<boolean>`(
  a.union_id = d.union_id and a.valide_le is not null and a.desactive_le is null
  and a.parti_le is null and a.archive_le is null
  and (cardinality(d.centres) = 0 or a.centre_id = any(d.centres))
  and (cardinality(d.roles) = 0 or exists (select 1 from accreditation r
    where r.union_id = a.union_id and r.adherent_id = a.id and r.retiree_le is null and r.role = any(d.roles))))`

/** What `l`, a reading of the version in force, is worth. */
export const lu: RawBuilder<boolean> = sql<boolean>`(case when d.accuse_lecture
  then l.lu_le is not null else coalesce(l.lu_le, l.ouvert_le) is not null end)`

/** Everybody the document speaks to, and whether each has read the version in force. One statement. */
export function listDestinataires(ctx: Ctx | WriteCtx, documentId: string) {
  return ctx.db
    .selectFrom('documentCollectif as d')
    .innerJoin('adherent as a', (join) => join.on(concerne))
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .leftJoin('centre as c', (join) =>
      join.onRef('c.unionId', '=', 'a.unionId').onRef('c.id', '=', 'a.centreId'),
    )
    .leftJoin('documentLu as l', (join) =>
      join
        .onRef('l.unionId', '=', 'd.unionId')
        .onRef('l.documentId', '=', 'd.id')
        .onRef('l.numero', '=', 'd.numero')
        .onRef('l.adherentId', '=', 'a.id'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .where('d.id', '=', documentId)
    .select(['a.id', 'p.prenoms', 'c.nom as centre', 'l.ouvertLe', 'l.luLe', lu.as('lu')])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .select(
      sql<number | null>`(select max(e.numero) from document_lu e where e.union_id = d.union_id
        and e.document_id = d.id and e.adherent_id = a.id and e.numero < d.numero)`.as('ancienne'),
    )
    .orderBy('lu')
    .orderBy('a.nomTri')
    .orderBy('a.id')
    .execute()
}

/** The members whom the version in force has not reached yet. */
export async function listNonLecteurs(ctx: Ctx | WriteCtx, documentId: string): Promise<string[]> {
  const tous = await listDestinataires(ctx, documentId)
  return tous.filter((destinataire) => !destinataire.lu).map(({ id }) => id)
}
