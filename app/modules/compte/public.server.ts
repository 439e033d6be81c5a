import { sql } from 'kysely'
import { type RouterContextProvider, redirect } from 'react-router'
import { sessionTokenOf } from '#app/platform/auth/cookies.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Acteur, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { database } from '#app/platform/db.server.ts'
import { requestContext } from '#app/platform/request.server.ts'
import { findCompte, findSession } from './queries/identite.server.ts'
import { acteurDe, noterDemande, touchSession } from './sessions.server.ts'
import { accepterCgu } from './use-cases/accepter-cgu.server.ts'
import { definirMotDePasse } from './use-cases/definir-mot-de-passe.server.ts'

export { envoyerLienAcces } from './jobs/envoyer-lien-acces.server.ts'
export { creerLienAcces } from './liens.server.ts'
export {
  estReauthentifie,
  exigerReauthentification,
  motDePasseReauthentification,
  reauthentifier,
} from './reauthentification.server.ts'
export { visiteurDe } from './visiteur.server.ts'
export { accepterCgu, definirMotDePasse }

/** Who sends this request, in one statement; the union is the address's, never the session's. */
export async function findActeur(ctx: Ctx, request: Request): Promise<Acteur> {
  const token = sessionTokenOf(request)
  if (token === undefined) return { genre: 'public' }
  const session = await findSession(ctx.db, hashToken(token), ctx.now)
  if (!session) return { genre: 'public' }
  await touchSession(ctx, session)
  await noterDemande(ctx, session)
  return acteurDe(session, ctx)
}

/** A new account without a password: its owner chooses one from a link. */
export async function creerCompte(
  ctx: WriteCtx,
  { id, email, exploitant = null }: { id: string; email: string; exploitant?: string | null },
): Promise<void> {
  await sql`select identite.creer_compte(${id}, ${email}, ${null}::timestamptz, ${exploitant})`.execute(
    ctx.db,
  )
}

/** The operator behind an /exploitation page; anyone else goes to its login. */
export async function exigerExploitant(
  request: Request,
  provider: Readonly<RouterContextProvider>,
): Promise<Extract<Acteur, { genre: 'exploitant' }>> {
  const statements = provider.get(requestContext)?.statements
  if (statements) statements.count += 1
  const token = sessionTokenOf(request)
  const session = token && (await findSession(database().kysely, hashToken(token), new Date()))
  if (!session || session.exploitant === null) throw redirect('/exploitation/connexion')
  const { compteId, sessionId, exploitant: identifiant } = session
  return { genre: 'exploitant', compteId, sessionId, identifiant }
}

/** Ends every session of an account: the next request of its owner is a stranger's. */
export async function fermerAcces(ctx: WriteCtx, compteId: string): Promise<void> {
  await sql`select identite.terminer_sessions(${compteId})`.execute(ctx.db)
}

/** Where a mail about the account itself goes: its own address, never the contact's (ADH-12). */
export async function findAdresseCompte(
  ctx: Ctx | WriteCtx,
  compteId: string,
): Promise<string | undefined> {
  return (await findCompte(ctx, compteId))?.email
}

/** What its owner does on a first visit, done by the platform for an account of the demonstration. */
export async function ouvrirCompte(ctx: WriteCtx, compteId: string, hash: string): Promise<void> {
  await definirMotDePasse(ctx, { compteId, hash })
  await accepterCgu(ctx, { compteId, version: 1 })
}
