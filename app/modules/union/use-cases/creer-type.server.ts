import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { brokenConstraint, transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import type { creerTypeSchema } from '../schema-type.ts'
import { ecrireRegle, setCompetences } from './regle-type.server.ts'

/** Adds a type of the union's own, with its first rule. */
export function creerType(ctx: Ctx | WriteCtx, input: z.output<typeof creerTypeSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'type.parametrer')
    const { id, code, libelle, alias, placesDefaut, prixDefaut, valableAu, nsf, bpfF3 } = input
    try {
      const cree = await ctx.db
        .insertInto('typeFormation')
        .values({
          unionId: ctx.union.id,
          id,
          code,
          libelle,
          alias,
          placesDefaut,
          prixDefaut,
          valableAu,
          nsf,
          bpfF3,
          creeLe: ctx.now,
        })
        .onConflict((conflict) => conflict.columns(['unionId', 'id']).doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!cree) return
    } catch (error) {
      if (brokenConstraint(error) !== 'type_formation_code_unique') throw error
      throw new Refusal(`Le code ${code} est déjà celui d’un autre type.`, 'code')
    }
    await ecrireRegle(ctx, id, input.regleDu, input)
    await setCompetences(ctx, id, input.competenceIds)
    record(ctx, 'type_formation.cree', { genre: 'type_formation', id }, { code })
  })
}
