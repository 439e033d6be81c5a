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
}

/** What erasure does with the rows of somebody. */
export type Effacement =
  | { genre: 'garde'; motif: string }
  | { genre: 'supprime' }
  | { genre: 'anonymise'; valeurs: Record<string, RawBuilder<unknown>>; reste?: string }
  /** Done by code of its own, for what is not a plain update. */
  | { genre: 'particulier'; motif: string }

/** One table, why it exists, for how long, and how somebody is found and erased in it. */
export type Traitement = {
  table: string
  finalite: string
  base: Base
  donnees: string
  personnes: string
  acces: string
  duree: (durees: Durees) => string
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
