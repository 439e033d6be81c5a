import { objetUnion } from '#app/modules/union/model.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import {
  listAnciens,
  purgerTraces,
  viderValeursJournal,
} from '../conservation/particulieres.server.ts'
import { appliquerRegle, parLot, type Regle } from '../conservation/regle.server.ts'
import { regles } from '../conservation/regles.server.ts'
import type { Durees } from '../model/registre.ts'
import { authorize } from '../policy.ts'
import { lireDurees } from '../registre/registre.server.ts'
import { effacerPersonne } from './effacer-personne.server.ts'

/**
 * Erases what is past its time: each night, or at once by an administrator. The report is a line of the
 * journal: how many, rule by rule, never of whom.
 */
export async function appliquerConservation(ctx: Ctx): Promise<number> {
  authorize(ctx, 'conservation.appliquer')
  const durees = await lireDurees(ctx)
  const { anciens } = await listAnciens(ctx, durees)
  const faits: Record<string, number> = {}
  for (const regle of regles) {
    faits[regle.cle] = await viderParLots(ctx, regle, durees)
  }
  let partis = 0
  for (const { personneId } of anciens) {
    if (await effacerAncien(ctx, personneId)) partis += 1
  }
  return transaction(ctx, async (ctx: WriteCtx) => {
    const journal = await viderValeursJournal(ctx, durees)
    await purgerTraces(ctx)
    const codes = { ...faits, anciens: partis, journal }
    const effaces = Object.values(codes).reduce((total, nombre) => total + nombre, 0)
    if (effaces > 0) record(ctx, 'conservation.appliquee', objetUnion, { ...codes, effaces })
    return effaces
  })
}

/** Batches of one night and one rule: what is left waits for the next, so that no night is endless. */
const lotsParNuit = 50

/** Batch after batch, each its own transaction: nobody waits for the end of the night. */
async function viderParLots(ctx: Ctx, regle: Regle, durees: Durees): Promise<number> {
  let total = 0
  for (let lot = 0; lot < lotsParNuit; lot++) {
    const nombre = await transaction(ctx, (ctx) => appliquerRegle(ctx, regle, durees))
    total += nombre
    if (nombre < parLot) break
  }
  return total
}

/** By the platform: the durations are the decision, nobody types a name. */
async function effacerAncien(ctx: Ctx, personneId: string): Promise<boolean> {
  try {
    await effacerPersonne({ ...ctx, acteur: { genre: 'systeme' } }, { personneId, nom: '' })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false // something came up meanwhile: another night
    throw error
  }
}
