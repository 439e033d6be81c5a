import { z } from 'zod'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'

const reponses = z.record(z.string(), z.string())

/** What was typed so far, step by step, as texts: the steps parse them again. */
export const donneesBrouillonSchema = z
  .object({
    identite: reponses.optional(),
    coordonnees: reponses.optional(),
    /** Kept once the sign-up is made: it was for the waiting list. */
    attente: z.boolean().optional(),
  })
  .catch({})
export type DonneesBrouillon = z.output<typeof donneesBrouillonSchema>

export type Brouillon =
  /** Never was, was purged, or belongs to another formation. */
  | { etat: 'inconnu' }
  | { etat: 'expire' }
  | { etat: 'termine'; id: string; inscriptionId: string; attente: boolean }
  | { etat: 'ouvert'; id: string; donnees: DonneesBrouillon }

/** The draft behind the token of the address; only its hash is stored. */
export async function findBrouillon(
  ctx: Ctx | WriteCtx,
  formationId: string,
  jeton: string,
): Promise<Brouillon> {
  const row = await selectBrouillon(ctx, formationId, jeton).executeTakeFirst()
  return etatDe(ctx, row)
}

/** The same, locked: the last step is taken once, however many times it is sent. */
export async function lockBrouillon(
  ctx: WriteCtx,
  formationId: string,
  jeton: string,
): Promise<Brouillon> {
  const row = await ctx.db
    .selectFrom('brouillonInscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('jetonSha256', '=', hashToken(jeton))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  return etatDe(ctx, row)
}

function selectBrouillon(ctx: Ctx | WriteCtx, formationId: string, jeton: string) {
  return ctx.db
    .selectFrom('brouillonInscription')
    .where('unionId', '=', ctx.union.id)
    .where('formationId', '=', formationId)
    .where('jetonSha256', '=', hashToken(jeton))
    .selectAll()
}

type Row = { id: string; donnees: unknown; inscriptionId: string | null; expireLe: Date }

function etatDe(ctx: Ctx | WriteCtx, row: Row | undefined): Brouillon {
  if (!row) return { etat: 'inconnu' }
  if (row.inscriptionId !== null)
    return {
      etat: 'termine',
      id: row.id,
      inscriptionId: row.inscriptionId,
      attente: donneesBrouillonSchema.parse(row.donnees).attente === true,
    }
  if (row.expireLe <= ctx.now) return { etat: 'expire' }
  return { etat: 'ouvert', id: row.id, donnees: donneesBrouillonSchema.parse(row.donnees) }
}
