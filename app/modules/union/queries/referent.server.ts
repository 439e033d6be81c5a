import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

function selectReferents(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('referentHandicap as r')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'r.unionId').onRef('a.id', '=', 'r.adherentId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .select(['r.id', 'r.adherentId', 'a.pseudo'])
    .select(
      sql<string>`split_part(p.prenoms, ' ', 1) || ' ' || coalesce(p.nom_usage, p.nom_naissance)`.as(
        'nom',
      ),
    )
}

/** Qualiopi 26: whom a trainee with a need of adaptation turns to, as the public pages give him. */
export function findReferentHandicap(ctx: Ctx | WriteCtx) {
  return selectReferents(ctx)
    .where('r.finLe', 'is', null)
    .select(['r.email', 'r.telephone', 'r.nommeLe', 'r.version'])
    .executeTakeFirst()
}

/** Those of before: an auditor asks since when there is one. */
export function listAnciensReferents(ctx: Ctx) {
  return selectReferents(ctx)
    .where('r.finLe', 'is not', null)
    .select(['r.nommeLe', 'r.finLe'])
    .orderBy('r.finLe', 'desc')
    .orderBy('r.id')
    .limit(20)
    .execute()
}

type Joignable = { nom: string; email: string; telephone: string }

/** For a statement on `identite_union` that needs him too. */
export const referentEnVigueur = sql<Joignable | null>`(select jsonb_build_object(
    'nom', split_part(p.prenoms, ' ', 1) || ' ' || coalesce(p.nom_usage, p.nom_naissance),
    'email', r.email, 'telephone', r.telephone)
  from referent_handicap r
  join adherent a on a.union_id = r.union_id and a.id = r.adherent_id
  join personne p on p.union_id = a.union_id and p.id = a.personne_id
  where r.union_id = identite_union.union_id and r.fin_le is null)`.as('referent')
