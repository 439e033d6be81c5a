import { sql } from 'kysely'
import type { Accreditation, Ctx, ReadDb, WriteCtx } from '#app/platform/ctx.ts'
import type { GenreFacteur } from '../model/second-facteur.ts'

// Accounts are outside the unions: only the functions of the schema `identite` reach them.

type Db = ReadDb | WriteCtx['db']

export type LigneSession = {
  sessionId: string
  compteId: string
  exploitant: string | null
  email: string
  vueLe: Date
  creeeLe: Date
  adherentId: string | null
  personneId: string | null
  pseudo: string | null
  nom: string | null
  prenom: string | null
  valideLe: Date | null
  centreId: string | null
  roles: Accreditation[]
  cguAcceptee: number | null
  cguEnVigueur: number | null
  secondFacteur: boolean
  secondFacteurExigeLe: Date | null
  /** The union's preference; null = its default. */
  secondFacteurPour: string | null
}

export async function findSession(
  db: Db,
  jeton: Buffer,
  now: Date,
): Promise<LigneSession | undefined> {
  const { rows } = await sql<LigneSession>`
    select * from identite.session_par_jeton(${jeton}, ${now})`.execute(db)
  return rows[0]
}

type CompteConnexion = {
  compteId: string
  adherentId: string
  motDePasseHash: string | null
  bloqueLe: Date | null
  desactiveLe: Date | null
}

/** By the pseudo of a member of this union, or by a verified e-mail of one. */
export async function findCompteConnexion(
  ctx: Ctx,
  identifiant: string,
): Promise<CompteConnexion | undefined> {
  const { rows } = await sql<CompteConnexion>`
    select * from identite.compte_pour_connexion(${identifiant})`.execute(ctx.db)
  return rows[0]
}

type ExploitantConnexion = Pick<CompteConnexion, 'compteId' | 'motDePasseHash' | 'bloqueLe'>

export async function findExploitantConnexion(
  db: Db,
  identifiant: string,
): Promise<ExploitantConnexion | undefined> {
  const { rows } = await sql<ExploitantConnexion>`
    select * from identite.exploitant_pour_connexion(${identifiant})`.execute(db)
  return rows[0]
}

type Compte = {
  id: string
  email: string
  emailVerifieLe: Date | null
  motDePasseHash: string | null
  /** How many unions it belongs to. */
  unions: number
  secondFacteur: boolean
}

export async function findCompte(ctx: Ctx | WriteCtx, id: string): Promise<Compte | undefined> {
  const { rows } = await sql<Compte>`select * from identite.compte(${id})`.execute(ctx.db)
  return rows[0]
}

type SessionOuverte = { id: string; creeeLe: Date; vueLe: Date; ip: string; agent: string }

export async function listSessions(ctx: Ctx, compteId: string): Promise<SessionOuverte[]> {
  const { rows } = await sql<SessionOuverte>`
    select * from identite.sessions_ouvertes(${compteId}, ${ctx.now})`.execute(ctx.db)
  return rows
}

type LienAcces = {
  compteId: string
  genre: 'creation' | 'oubli'
  /** The member of this union whose account it is. */
  adherentId: string | null
  pseudo: string | null
  nom: string | null
  prenom: string | null
}

/** Whose a link still valid is, without spending it; the names are those of this union. */
export async function findLienAcces(ctx: Ctx, jeton: Buffer): Promise<LienAcces | undefined> {
  const { rows } = await sql<LienAcces>`
    select j.compte_id, j.genre, a.id as adherent_id, a.pseudo, coalesce(p.nom_usage, p.nom_naissance) as nom, p.prenoms as prenom
    from identite.lire_jeton_acces(${jeton}, array['creation', 'oubli'], ${ctx.now}) j
    left join adherent a on a.union_id = ${ctx.union.id} and a.compte_id = j.compte_id
    left join personne p on p.union_id = a.union_id and p.id = a.personne_id`.execute(ctx.db)
  return rows[0]
}

export type Facteur = {
  id: string
  genre: GenreFacteur
  nom: string
  secret: string | null
  dernierPas: number | null
  cleId: string | null
  clePublique: Buffer | null
  compteur: number
  transports: string[]
  creeLe: Date
  confirmeLe: Date | null
  utiliseLe: Date | null
}

export async function listFacteurs(ctx: Ctx | WriteCtx, compteId: string): Promise<Facteur[]> {
  const { rows } = await sql<Facteur>`select * from identite.facteurs(${compteId})`.execute(ctx.db)
  return rows
}

/** The unions where this account is a member: names and addresses only (ADH-10). */
export async function listUnionsDuCompte(
  ctx: Ctx | WriteCtx,
  compteId: string,
): Promise<{ id: number; slug: string; nom: string }[]> {
  const { rows } = await sql<{ id: number; slug: string; nom: string }>`
    select * from identite.unions_du_compte(${compteId})`.execute(ctx.db)
  return rows
}

/** The address to which a login address is being changed, while nobody has confirmed it. */
export async function findEmailEnAttente(ctx: Ctx, compteId: string): Promise<string | null> {
  const { rows } = await sql<{ email: string | null }>`
    select identite.email_en_attente(${compteId}, ${ctx.now}) as email`.execute(ctx.db)
  return rows[0]?.email ?? null
}

export async function listAcceptations(ctx: Ctx, compteId: string) {
  const { rows } = await sql<{ version: number; accepteeLe: Date }>`
    select * from identite.acceptations_cgu(${compteId})`.execute(ctx.db)
  return rows
}
