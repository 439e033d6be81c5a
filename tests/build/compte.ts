import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { RouterContextProvider } from 'react-router'
import { setCtx } from '#app/ctx.server.ts'
import type { Connexion } from '#app/modules/compte/ouverture.server.ts'
import { findActeur } from '#app/modules/compte/public.server.ts'
import { listFacteurs } from '#app/modules/compte/queries/identite.server.ts'
import { codeA, dechiffrer } from '#app/modules/compte/totp.server.ts'
import { confirmerApplication } from '#app/modules/compte/use-cases/confirmer-application.server.ts'
import { definirMotDePasse } from '#app/modules/compte/use-cases/definir-mot-de-passe.server.ts'
import { proposerApplication } from '#app/modules/compte/use-cases/proposer-application.server.ts'
import { seConnecter, type Visiteur } from '#app/modules/compte/use-cases/se-connecter.server.ts'
import { hashPassword } from '#app/platform/auth/passwords.server.ts'
import type { Acteur, Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { requestContext } from '#app/platform/request.server.ts'
import { as, asPublic, ctxFor, testUrl } from '#tests/ctx.ts'
import { buildAdherent } from './adherent.ts'

export const motDePasse = 'cheval agrafe pile correct'

/** A member who can log in with `motDePasse`; the address of the account is verified. */
export async function buildCompte(ctx: Ctx, options: Parameters<typeof buildAdherent>[1] = {}) {
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const adherent = await buildAdherent(systeme, options)
  await definirMotDePasse(systeme, {
    compteId: adherent.compteId,
    hash: await hashPassword(motDePasse),
  })
  return adherent
}

let addresses = 0

/** Somebody at an address that no other test uses, on this machine or elsewhere. */
export function visiteur(options: Partial<Visiteur> = {}): Visiteur {
  addresses += 1
  const ip = `10.${process.pid % 250}.${addresses >> 8}.${addresses & 255}`
  return { ip, userAgent: 'Firefox/140.0', loopback: false, navigateur: undefined, ...options }
}

/** The token of a session opened by a real login. */
export async function buildSession(
  ctx: Ctx,
  { pseudo }: { pseudo: string },
  par = visiteur(),
): Promise<string> {
  const saisie = { identifiant: pseudo, motDePasse }
  return ouverte(await seConnecter(asPublic(ctx), saisie, par)).token
}

/** A login that ended: the second factor is not asked, or has been given. */
export function ouverte(connexion: Connexion) {
  if ('etape' in connexion) throw new Error('Le second facteur est demandé')
  return connexion
}

/** A request that carries a session. */
export function requestOf(token?: string, path = '/'): Request {
  const headers = new Headers(token === undefined ? {} : { Cookie: `ge_session=${token}` })
  return new Request(`http://localhost${path}`, { headers })
}

/** Who a session makes, at the moment of `ctx`. */
export function acteurPar(ctx: Ctx, token: string): Promise<Acteur> {
  return findActeur(asPublic(ctx), requestOf(token))
}

/** The same union, for the person behind a session: as the middleware does. */
export async function ctxPar(ctx: Ctx, token: string): Promise<Ctx> {
  return as(ctx, await acteurPar(ctx, token))
}

/** What a page receives from the server. */
export function pageContext(ctx: Ctx, { ip, userAgent, loopback } = visiteur()) {
  const provider = new RouterContextProvider()
  setCtx(provider, ctx)
  provider.set(requestContext, {
    requestId: ctx.requestId,
    nonce: '',
    ip,
    userAgent,
    loopback,
    statements: ctx.statements,
    facts: {},
  })
  return provider
}

/** A form sent to a page, as a browser without script does. */
export function postOf(path: string, values: Record<string, string>, cookie = ''): Request {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { Cookie: cookie },
    body: new URLSearchParams(values),
  })
}

/** The union closes its door to a member. */
export async function desactiverAdherent(ctx: Ctx, adherentId: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('adherent')
      .set({ desactiveLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', adherentId)
      .execute()
  })
}

/** The operator blocks an account, in every union. */
export async function bloquer(compteId: string): Promise<void> {
  const owner = new pg.Client(testUrl('postgres'))
  await owner.connect()
  await owner.query('update identite.compte set bloque_le = now() where id = $1', [compteId])
  await owner.end()
}

/** The session of this acteur, in which the password was typed again `minutes` ago. */
export async function confirmerIdentite(ctx: Ctx, minutes = 1): Promise<Ctx> {
  const { acteur, now } = ctx
  if (acteur.genre !== 'adherent') throw new Error('a member is expected')
  const ouverte = new Date(now.getTime() - 2 * 3600_000)
  const confirmee = new Date(now.getTime() - minutes * 60_000)
  const fin = new Date(now.getTime() + 3600_000)
  await transaction(ctx, async (ctx) => {
    await sql`select identite.ouvrir_session(${acteur.sessionId}, ${acteur.compteId},
      ${randomBytes(32)}, ${ouverte}, ${fin}, '10.0.0.1', 'Firefox')`.execute(ctx.db)
    await sql`select identite.confirmer_reauthentification(${acteur.sessionId}, ${confirmee})`.execute(
      ctx.db,
    )
  })
  return ctx
}

/** A confirmed application of codes: its secret, and the ten recovery codes given with it. */
export async function buildApplication(ctx: Ctx, moi: Ctx) {
  await proposerApplication(moi)
  if (moi.acteur.genre !== 'adherent') throw new Error('Personne n’est connecté')
  const [proposee] = await listFacteurs(moi, moi.acteur.compteId)
  if (!proposee?.secret) throw new Error('Aucune application n’est proposée')
  const secret = dechiffrer(proposee.secret, proposee.id)
  const saisie = { code: codeA(secret, ctx.now), actuel: motDePasse }
  const codes = await confirmerApplication(moi, saisie, visiteur())
  return { id: proposee.id, secret, codes: codes ?? [] }
}

/** The ctx of a member who has just logged in. */
export async function ctxConnecte(ctx: Ctx, adherent: { pseudo: string }): Promise<Ctx> {
  return ctxPar(ctx, await buildSession(ctx, adherent))
}

/** The password typed again, a moment after logging in. */
export async function retaperMotDePasse(ctx: Ctx): Promise<void> {
  if (ctx.acteur.genre !== 'adherent') throw new Error('A member is expected')
  const { sessionId } = ctx.acteur
  const maintenant = new Date(Date.now() + 1000)
  await transaction(ctx, (ctx) =>
    sql`select identite.confirmer_reauthentification(${sessionId}, ${maintenant})`.execute(ctx.db),
  )
}
