import { sql } from 'kysely'
import { regleDuType } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

/** The people of a formation who may be given a diploma, with the one they hold; in the order of the procès-verbal. */
export function listCandidats(ctx: Ctx | WriteCtx, formationId: string) {
  const db = ctx.db
  return db
    .selectFrom('inscription as i')
    .leftJoin('diplome as d', (join) =>
      join
        .onRef('d.unionId', '=', 'i.unionId')
        .onRef('d.inscriptionId', '=', 'i.id')
        .on('d.statut', '=', 'genere'),
    )
    .where('i.unionId', '=', ctx.union.id)
    .where('i.formationId', '=', formationId)
    .where('i.statut', 'in', ['inscrite', 'validee'])
    .select(['i.id', 'i.statut', 'i.presenceValideeLe', 'i.resultat', 'i.civilite'])
    .select(['i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'i.naissanceDate'])
    .select(['i.naissanceCommune', 'i.naissanceCodePostal', 'i.naissancePays'])
    .select(['d.id as diplomeId', 'd.numero', 'd.le', 'd.origine'])
    .select(
      sql<string[]>`array(select p.numero from diplome p where p.union_id = i.union_id
        and p.inscription_id = i.id and p.statut = 'invalide' order by p.cree_le)`.as('invalides'),
    )
    .orderBy(sql`f_norm(i.nom_naissance)`)
    .orderBy(sql`f_norm(i.prenoms)`)
    .orderBy('i.id')
    .execute()
}

export type LigneCandidat = Awaited<ReturnType<typeof listCandidats>>[number]

/** The valid diplomas printed by the union, as they were delivered: one, or all of a formation. */
export function listImprimables(ctx: Ctx, formationId: string, inscriptionId?: string) {
  return ctx.db
    .selectFrom('diplome as d')
    .innerJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'd.unionId').onRef('i.id', '=', 'd.inscriptionId'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .where('i.formationId', '=', formationId)
    .where('d.statut', '=', 'genere')
    .where('d.origine', '=', 'trame')
    .$if(inscriptionId !== undefined, (query) => query.where('i.id', '=', inscriptionId ?? ''))
    .select(['d.numero', 'd.le', 'd.donnees'])
    .orderBy(sql`f_norm(i.nom_naissance)`)
    .orderBy(sql`f_norm(i.prenoms)`)
    .orderBy('i.id')
    .execute()
}

/** What the type of a formation delivers, by the rule of its first day. */
export async function findDocument(ctx: Ctx | WriteCtx, formationId: string): Promise<string> {
  const db = ctx.db
  const { document } = await db
    .selectFrom('formation as f')
    .innerJoin('typeFormation as t', (join) =>
      join.onRef('t.unionId', '=', 'f.unionId').onRef('t.id', '=', 'f.typeFormationId'),
    )
    .innerJoinLateral(regleDuType(sql`coalesce(f.premier_jour, f.cree_le::date)`).as('r'), (join) =>
      join.onTrue(),
    )
    .where('f.unionId', '=', ctx.union.id)
    .where('f.id', '=', formationId)
    .select('r.document')
    .executeTakeFirstOrThrow()
  return document
}
