import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { Jour } from '#app/platform/jour.ts'
import type { Civilite } from '../model/personne.ts'
import { centresAutorises } from '../policy.ts'

export type ChampSensible = 'iban' | 'nir'

/** Where a value may be opened, and nowhere else: `donnee_sensible/<member>/<field>`. */
export function placeSensible(adherentId: string, champ: ChampSensible): string {
  return `donnee_sensible/${adherentId}/${champ}`
}

export type FicheSensible = {
  id: string
  nom: string
  prenoms: string
  pseudo: string
  civilite: Civilite | null
  naissanceDate: Jour | null
  centreId: string | null
  /** What is kept, never its value: when it was written. */
  connues: { champ: ChampSensible; le: string }[]
}

/** Whose protected data they are, within the reach of this right alone: no value is read here. */
export function findFicheSensible(
  ctx: Ctx | WriteCtx,
  id: string,
): Promise<FicheSensible | undefined> {
  const centres = centresAutorises(ctx, 'donnee_sensible.lire')
  const db = ctx.db
  return db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.archiveLe', 'is', null)
    .where('a.id', '=', id)
    .$if(centres !== undefined, (query) =>
      query.where(sql<boolean>`a.centre_id = any(${centres ?? []}::uuid[])`),
    )
    .select(['a.id', 'a.pseudo', 'a.centreId', 'p.prenoms', 'p.civilite', 'p.naissanceDate'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .select(
      sql<FicheSensible['connues']>`(select coalesce(jsonb_agg(jsonb_build_object('champ', s.champ,
        'le', s.modifiee_le) order by s.champ), '[]') from donnee_sensible s
        where s.union_id = a.union_id and s.adherent_id = a.id)`.as('connues'),
    )
    .executeTakeFirst()
}

/** Who read what of this member, latest first. */
export function listLectures(ctx: Ctx, adherentId: string, limite = 30) {
  return ctx.db
    .selectFrom('lectureSensible as l')
    .innerJoin('adherent as a', (join) =>
      join.onRef('a.unionId', '=', 'l.unionId').onRef('a.id', '=', 'l.lecteurId'),
    )
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('l.unionId', '=', ctx.union.id)
    .where('l.adherentId', '=', adherentId)
    .select(['l.id', 'l.champ', 'l.le', 'p.prenoms'])
    .select(sql<string>`coalesce(p.nom_usage, p.nom_naissance)`.as('nom'))
    .orderBy('l.le', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limite)
    .execute()
}
