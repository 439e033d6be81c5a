import type { Kysely, Transaction } from 'kysely'
import type { DB } from './db-types.ts'
import type { Jour } from './jour.ts'
import type { JournalEntry } from './journal.server.ts'

export const roles = [
  'administrateur',
  'gestionnaire_adherents',
  'gestionnaire_formations',
  'responsable_local',
  'gestionnaire_dps',
  'logisticien',
  'tresorier',
  'secretaire',
  'formateur',
  'communication',
  'donnees_sensibles',
] as const
export type Role = (typeof roles)[number]

export type UnionCourante = {
  id: number
  slug: string
  nom: string
  fuseau: string
  codeDepartement: string
  demonstration: boolean
}

/** A role held: for the whole union, or for one centre. */
export type Accreditation = { role: Role; centreId: string | null }

export type ActeurAdherent = {
  genre: 'adherent'
  adherentId: string
  personneId: string
  compteId: string
  sessionId: string
  pseudo: string
  nom: string
  prenom: string
  email: string
  centreId: string | null
  /** Validated by an administrator: without it, only Accueil and Mon compte open (ADH-15). */
  valide: boolean
  roles: Accreditation[]
  /** The version of the terms to accept before any other page (ADH-3). */
  cguAAccepter?: number
  /** A role asks for a second factor that the account does not have: until when it may do without. */
  secondFacteurAvant?: Date
  /** That day is past: the member is treated as not validated, only Mon compte opens. */
  retenu?: true
}

export type Acteur =
  | { genre: 'public' }
  /** Logged in, but without a place in this union: everything of its members' area is 404. */
  | { genre: 'etranger'; compteId: string; sessionId: string }
  | { genre: 'exploitant'; compteId: string; sessionId: string; identifiant: string }
  | { genre: 'systeme' }
  | ActeurAdherent

/** Reads only: an insert in a loader does not compile, and PostgreSQL refuses it too. */
export type ReadDb = Pick<
  Kysely<DB>,
  | 'selectFrom'
  | 'selectNoFrom'
  | 'with'
  | 'fn'
  | 'case'
  | 'dynamic'
  | 'executeQuery'
  | 'getExecutor'
>

/** What a request may know: made once by the middleware, passed to every query and use case. */
export type Ctx = {
  union: UnionCourante
  acteur: Acteur
  db: ReadDb
  now: Date
  /** Today in the union's time zone. */
  aujourdhui: Jour
  requestId: string
  /** Ends the read transaction of the request, so that what follows sees committed writes. */
  closeReader: () => Promise<void>
  /** SQL statements sent for this request, except begin, set_config and commit. */
  statements: { count: number }
}

/** The same inside `transaction`: writes go through `db`, journal lines are written before the commit. */
export type WriteCtx = Omit<Ctx, 'db'> & { db: Transaction<DB>; journal: JournalEntry[] }
