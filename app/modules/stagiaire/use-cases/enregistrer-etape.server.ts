import { findFormation } from '#app/modules/formation/public.server.ts'
import { hashToken, newToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { lockBrouillon } from '../queries/brouillon.server.ts'

type Etape = {
  formationId: string
  /** Token of the draft under way; absent at the first step. */
  jeton: string | null
  etape: 'identite' | 'coordonnees'
  reponses: Record<string, string | null>
}

const twoHours = 7_200_000

/**
 * STA-1: keeps what a citizen has typed, two hours after the last step, on the server only. An expired
 * or unknown draft starts a new one: nothing that was just posted is lost. Answers its token.
 */
export function enregistrerEtape(
  ctx: Ctx,
  { formationId, jeton, etape, reponses }: Etape,
): Promise<string> {
  return transaction(ctx, async (ctx) => {
    const formation = (await findFormation(ctx, formationId)) ?? notFound()
    const brouillon = jeton === null ? undefined : await lockBrouillon(ctx, formation.id, jeton)
    const textes = Object.fromEntries(
      Object.entries(reponses).map(([champ, valeur]) => [champ, valeur ?? '']),
    )
    if (jeton === null || brouillon?.etat !== 'ouvert')
      return creer(ctx, formation.id, { [etape]: textes })
    await ctx.db
      .updateTable('brouillonInscription')
      .set({
        donnees: JSON.stringify({ ...brouillon.donnees, [etape]: textes }),
        expireLe: dansDeuxHeures(ctx),
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', brouillon.id)
      .execute()
    return jeton
  })
}

async function creer(ctx: WriteCtx, formationId: string, donnees: object): Promise<string> {
  const jeton = newToken()
  await ctx.db
    .insertInto('brouillonInscription')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      formationId,
      jetonSha256: hashToken(jeton),
      donnees: JSON.stringify(donnees),
      expireLe: dansDeuxHeures(ctx),
      creeLe: ctx.now,
    })
    .execute()
  return jeton
}

function dansDeuxHeures(ctx: WriteCtx): Date {
  return new Date(ctx.now.getTime() + twoHours)
}
