import { type RawBuilder, sql } from 'kysely'
import type { Base, Durees } from '../model/registre.ts'

/** Everything a person is known by in this union: doubles merged into one are the same person. */
export type Qui = {
  personnes: string[]
  adherents: string[]
  comptes: string[]
  /** In lower case. */
  emails: string[]
  pseudos: string[]
  /** Names, of birth and of use, and first names; without accents nor capitals, as `f_norm` makes them. */
  noms: string[]
  prenoms: string[]
}

/** What erasure does with the rows of somebody. */
export type Effacement =
  | { genre: 'garde'; motif: string }
  | { genre: 'supprime' }
  | { genre: 'anonymise'; valeurs: Record<string, RawBuilder<unknown>>; reste?: string }
  /** Done by code of its own, for what is not a plain update. */
  | { genre: 'particulier'; motif: string }

/**
 * What ends the retention that `duree` writes: rules of the night, another job of the clock, the end of the
 * rows of another table, an act of somebody, or nothing. A test compares it with the words.
 */
export type Fin =
  | { regles: string[] }
  | { travail: string }
  | { avec: string }
  | { acte: string }
  | { jamais: true }

/** One table, why it exists, for how long, and how somebody is found and erased in it. */
export type Traitement = {
  table: string
  finalite: string
  base: Base
  donnees: string
  personnes: string
  acces: string
  duree: (durees: Durees) => string
  fin: Fin
  /** The rows `t` of somebody; absent when the table is reached otherwise. */
  lignes?: (qui: Qui) => RawBuilder<boolean>
  effacement: Effacement
  copie: true | { non: string }
  /** Columns of no use to the person: technical, or secrets of the platform. */
  masquees?: string[]
}

export const parPersonne = ({ personnes }: Qui) =>
  sql<boolean>`t.personne_id = any(${personnes}::uuid[])`

export const parAdherent = ({ adherents }: Qui) =>
  sql<boolean>`t.adherent_id = any(${adherents}::uuid[])`

export const parInscription = ({ personnes }: Qui) =>
  sql<boolean>`t.inscription_id in (select i.id from inscription i
    where i.union_id = t.union_id and i.personne_id = any(${personnes}::uuid[]))`

export const nomEfface = 'Personne effacée'

export const ancien = ({ conservation_anciens_annees }: Durees) =>
  `Tant que la personne est membre, puis ${conservation_anciens_annees} ans après son départ`

export const preuve =
  'Preuve de la formation (arrêté du 15 juin 2024) et du bilan pédagogique et financier'

/** A line of an import: of their sheet, or with their address, or with their name in its cells. */
export const ligneImportee = (qui: Qui) => {
  const cellules = sql`select f_norm(c) as texte from jsonb_array_elements_text(t.brut) c`
  // The whole line first: a file has twenty thousand of them, and most are of somebody else.
  return sql<boolean>`(${parAdherent(qui)}
    or exists (select 1 from unnest(${qui.emails}::text[]) e where position(e in lower(t.brut::text)) > 0)
    or case when exists (select 1 from unnest(${qui.noms}::text[]) n where position(n in f_norm(t.brut::text)) > 0)
      then exists (select 1 from unnest(${qui.noms}::text[]) n, unnest(${qui.prenoms}::text[]) p
        where (n in (${cellules}) and p in (${cellules}))
          or n || ' ' || p in (${cellules}) or p || ' ' || n in (${cellules}))
      else false end)`
}
