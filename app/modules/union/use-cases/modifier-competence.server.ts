import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { avecMois, champsCompetence, codeCompetenceLibre } from './creer-competence.server.ts'
import { lockElement } from './element.server.ts'

export const modifierCompetenceSchema = z
  .object({ id: z.uuid(), version: z.coerce.number().int(), ...champsCompetence })
  .transform(avecMois)

/** Changes a skill: those who hold it follow its new rule at once, since their end is computed. */
export function modifierCompetence(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof modifierCompetenceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { id, version, ...champs } = input
    if ((await lockElement(ctx, 'competence', id)).version !== version) throw new StaleVersion()
    await codeCompetenceLibre(champs.code, () =>
      ctx.db
        .updateTable('competence')
        .set({ ...champs, version: version + 1 })
        .where('unionId', '=', ctx.union.id)
        .where('id', '=', id)
        .execute(),
    )
    record(
      ctx,
      'competence.modifiee',
      { genre: 'competence', id },
      { code: champs.code, regle: champs.regleValidite, mois: champs.mois },
    )
  })
}
