import { type QueryExecutorProvider, sql } from 'kysely'
import { hashToken, newToken } from '#app/platform/auth/tokens.server.ts'
import type { Acteur, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { estDemande, limiteDe } from './model/second-facteur.ts'
import { findSession, type LigneSession } from './queries/identite.server.ts'

/** Where a login comes from, as its owner will read it in *Sécurité*. */
export type Provenance = { ip: string; userAgent: string }

/** A session not used for 8 hours is over; at most 30 days after it opened. */
const idleMs = 8 * 3600_000
const absoluteMs = 30 * 24 * 3600_000
const touchEveryMs = 5 * 60_000

/** Opens a session and gives the token of its cookie; only its hash is kept. */
export async function ouvrirSession(
  db: QueryExecutorProvider,
  compteId: string,
  { ip, userAgent }: Provenance,
  now: Date,
): Promise<string> {
  const token = newToken()
  await sql`select identite.ouvrir_session(${newId()}, ${compteId}, ${hashToken(token)}, ${now},
    ${nextExpiry(now, now)}, ${ip}, ${userAgent})`.execute(db)
  return token
}

/** What follows in the act is done by the person who has just logged in, and the journal says so. */
export async function agirCommeSession(ctx: WriteCtx, token: string): Promise<void> {
  const session = await findSession(ctx.db, hashToken(token), ctx.now)
  if (session) ctx.acteur = acteurDe(session, ctx)
}

/** Who a session makes in this union, at this moment. */
export function acteurDe(session: LigneSession, ctx: Pick<Ctx, 'union' | 'now'>): Acteur {
  const { sessionId, compteId } = session
  if (session.exploitant !== null) {
    return { genre: 'exploitant', compteId, sessionId, identifiant: session.exploitant }
  }
  if (session.adherentId === null) return { genre: 'etranger', compteId, sessionId }
  return {
    genre: 'adherent',
    adherentId: session.adherentId,
    personneId: session.personneId ?? '',
    compteId,
    sessionId,
    pseudo: session.pseudo ?? '',
    nom: session.nom ?? '',
    prenom: session.prenom ?? '',
    email: session.email,
    centreId: session.centreId,
    valide: session.valideLe !== null,
    roles: session.roles,
    ...demandesDe(session, ctx),
  }
}

/** What the union still asks of this member; overdue, the roles are held back until it is done. */
function demandesDe(session: LigneSession, { union, now }: Pick<Ctx, 'union' | 'now'>) {
  const { cguAcceptee, cguEnVigueur, secondFacteurExigeLe } = session
  // A first acceptance is a step of an incomplete account, shown on its home page.
  const redemande = session.valideLe !== null || cguAcceptee !== null
  const cgu = redemande && (cguAcceptee ?? 0) < (cguEnVigueur ?? 0)
  const facteur = manqueSecondFacteur(session, union)
  const avant = facteur ? limiteDe(secondFacteurExigeLe ?? now) : undefined
  return {
    ...(cgu && cguEnVigueur !== null && { cguAAccepter: cguEnVigueur }),
    ...(avant && { secondFacteurAvant: avant }),
    ...(avant && avant <= now && { retenu: true as const, valide: false, roles: [] }),
  }
}

/** The demonstration unions ask nobody: their password is written on their login page. */
function manqueSecondFacteur(session: LigneSession, union: Ctx['union']): boolean {
  if (union.demonstration || session.secondFacteur || session.adherentId === null) return false
  const { valideLe, roles, secondFacteurPour } = session
  return estDemande({ valide: valideLe !== null, roles }, secondFacteurPour)
}

/** The delay runs from the first request that finds the factor missing, whatever asked for it. */
export async function noterDemande(ctx: Ctx, session: LigneSession): Promise<void> {
  if (session.secondFacteurExigeLe !== null || !manqueSecondFacteur(session, ctx.union)) return
  await transaction(ctx, async (ctx) => {
    await sql`select identite.exiger_second_facteur(${session.compteId}, ${ctx.now})`.execute(
      ctx.db,
    )
  })
}

/** Notes that the session is used, at most every 5 minutes. */
export async function touchSession(ctx: Ctx, { sessionId, vueLe, creeeLe }: LigneSession) {
  if (ctx.now.getTime() - vueLe.getTime() <= touchEveryMs) return
  const expire = nextExpiry(ctx.now, creeeLe)
  await transaction(ctx, async (ctx) => {
    await sql`select identite.toucher_session(${sessionId}, ${ctx.now}, ${expire})`.execute(ctx.db)
  })
}

function nextExpiry(now: Date, openedAt: Date): Date {
  return new Date(Math.min(now.getTime() + idleMs, openedAt.getTime() + absoluteMs))
}
