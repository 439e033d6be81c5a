import type { WriteCtx } from '#app/platform/ctx.ts'
import { typesEquivalents } from '../model.ts'
import {
  listTypesConnus,
  listVivantes,
  lockFormationsParId,
  type Vivante,
} from './inscriptions.server.ts'

/**
 * Locks a formation and those where the person already is, in the order of their ids, once the person is
 * locked: what is read afterwards no longer moves.
 */
export async function lockFormationsDe(
  ctx: WriteCtx,
  cle: string,
  formationId: string,
): Promise<void> {
  const vivantes = await listVivantes(ctx, cle)
  await lockFormationsParId(ctx, [formationId, ...vivantes.map((vivante) => vivante.formationId)])
}

/** Where a person is already, for a type and its aliases (STA-2). */
export async function listMemeType(
  ctx: WriteCtx,
  cle: string,
  typeFormationId: string,
): Promise<Vivante[]> {
  const vivantes = await listVivantes(ctx, cle)
  if (vivantes.length === 0) return []
  const types = new Set(await listTypesEquivalents(ctx, typeFormationId))
  return vivantes.filter((vivante) => types.has(vivante.typeFormationId))
}

export async function listTypesEquivalents(
  ctx: WriteCtx,
  typeFormationId: string,
): Promise<string[]> {
  return typesEquivalents(await listTypesConnus(ctx), typeFormationId)
}
