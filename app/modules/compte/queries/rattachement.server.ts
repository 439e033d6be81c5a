import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { lireLien } from '../liens.server.ts'
import { findCompte } from './identite.server.ts'
import { findTitulaire } from './titulaire.server.ts'

/** What a link of attachment would do in this union; undefined when it is not one of its links. */
export async function findRattachement(ctx: Ctx | WriteCtx, jeton: string) {
  const lien = await lireLien(ctx, jeton, ['rattachement'])
  const { adherentId = '', ancien = '', slug } = lien?.donnees ?? {}
  if (!lien || slug !== ctx.union.slug) return undefined
  const titulaire = await findTitulaire(ctx, adherentId)
  if (!titulaire) return undefined
  const compte = await findCompte(ctx, titulaire.compteId)
  return {
    compteId: lien.compteId,
    adherentId,
    ancien,
    actuel: titulaire.compteId,
    pseudo: titulaire.pseudo,
    secondFacteur: compte?.secondFacteur ?? false,
  }
}

/** The accounts' side of the move, in the transaction of the act. */
export async function changerDeCompte(
  ctx: WriteCtx,
  ancien: string,
  compteId: string,
): Promise<void> {
  await sql`select identite.rattacher(${ancien}, ${compteId}, ${ctx.now})`.execute(ctx.db)
  // An account that opens nothing any more is not kept.
  await sql`select identite.effacer_compte(${ancien})`.execute(ctx.db)
}
