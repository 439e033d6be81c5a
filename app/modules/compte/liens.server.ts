import { sql } from 'kysely'
import { hashToken, newToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'

export type GenreLien =
  | 'creation'
  | 'oubli'
  | 'email'
  | 'retour_email'
  | 'rattachement'
  | 'second_facteur'

/** A single-use link for an account; only its hash is kept. `donnees` say what it will do. */
export async function creerLienAcces(
  ctx: WriteCtx,
  compteId: string,
  genre: GenreLien,
  hours: number,
  donnees: Record<string, string> = {},
): Promise<string> {
  const token = newToken()
  const expire = new Date(ctx.now.getTime() + hours * 3600_000)
  await sql`select identite.creer_jeton_acces(${newId()}, ${compteId}, ${genre}, ${hashToken(token)}, ${expire},
    ${JSON.stringify(donnees)}::jsonb)`.execute(ctx.db)
  return token
}

type Lien = { compteId: string; genre: GenreLien; donnees: Record<string, string> }

/** What a link still valid would do, without spending it. */
export async function lireLien(
  ctx: Ctx | WriteCtx,
  jeton: string,
  genres: GenreLien[],
): Promise<Lien | undefined> {
  const { rows } = await sql<Lien>`select * from identite.lire_jeton_acces(${hashToken(jeton)},
    ${genres}::text[], ${ctx.now})`.execute(ctx.db)
  return rows[0]
}

/** Spends a link: of two requests sent together, one gets it. */
export async function consommerLien(
  ctx: WriteCtx,
  jeton: string,
  genres: GenreLien[],
): Promise<Lien | undefined> {
  const { rows } = await sql<Lien>`select * from identite.consommer_jeton_acces(${hashToken(jeton)},
    ${genres}::text[], ${ctx.now})`.execute(ctx.db)
  return rows[0]
}

/** The links of one kind that wait stop working. */
export async function annulerLiens(ctx: WriteCtx, compteId: string, genre: GenreLien) {
  await sql`select identite.annuler_jetons(${compteId}, ${genre}, ${ctx.now})`.execute(ctx.db)
}
