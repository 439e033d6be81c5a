import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { resoudreAdherent } from './element.server.ts'

export const champsCentre = {
  nom: requiredText('Indiquez le nom du centre.', 80),
  code: requiredText('Indiquez le code du centre.', 10),
  responsable: optionalText(120),
}

export const creerCentreSchema = z.object({ id: z.uuid(), ...champsCentre })

type Centre = { id: string; nom: string; code: string; responsable?: string | null }

/** Opens a centre (CIS): members belong to it, a local officer may answer for it (ADH-14). */
export function creerCentre(ctx: Ctx | WriteCtx, centre: Centre) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { responsable = null, ...champs } = centre
    const responsableId = await resoudreAdherent(ctx, responsable, 'responsable')
    const cree = await codeLibre(centre.code, () =>
      ctx.db
        .insertInto('centre')
        .values({ unionId: ctx.union.id, ...champs, responsableId, creeLe: ctx.now })
        .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst(),
    )
    if (cree) record(ctx, 'centre.cree', { genre: 'centre', id: centre.id }, { code: centre.code })
    return centre
  })
}

/** Two centres never share a code, archived ones included. */
export async function codeLibre<Result>(code: string, write: () => Promise<Result>) {
  try {
    return await write()
  } catch (error) {
    if (brokenConstraint(error) !== 'centre_code_unique') throw error
    throw new Refusal(`Le code ${code} est déjà celui d’un autre centre.`, 'code')
  }
}
