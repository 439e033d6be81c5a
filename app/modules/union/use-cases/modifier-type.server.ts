import type { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementDateRegle, memeRegle } from '../model/type.ts'
import { authorize } from '../policy.ts'
import { findRegle } from '../queries/types.server.ts'
import type { modifierTypeSchema } from '../schema-type.ts'
import { lockElement } from './element.server.ts'
import { ecrireRegle, setCompetences } from './regle-type.server.ts'

/**
 * Changes a type. A change of its rule makes a version that holds from a day on: a formation keeps the
 * rule of its first day. Name, price and places are proposals: they have no date.
 */
export function modifierType(ctx: Ctx | WriteCtx, input: z.output<typeof modifierTypeSchema>) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'type.parametrer')
    const { id, version, regleDu, libelle, alias, placesDefaut, prixDefaut, valableAu } = input
    const { nsf, bpfF3 } = input
    if ((await lockElement(ctx, 'type_formation', id)).version !== version) throw new StaleVersion()
    const actuelle = (await findRegle(ctx, id, regleDu)) ?? notFound()
    await ctx.db
      .updateTable('typeFormation')
      .set({
        libelle,
        alias,
        placesDefaut,
        prixDefaut,
        valableAu,
        nsf,
        bpfF3,
        version: version + 1,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    await setCompetences(ctx, id, input.competenceIds)
    const objet = { genre: 'type_formation', id }
    record(ctx, 'type_formation.modifie', objet, { nom: libelle })
    if (memeRegle(actuelle, input)) return
    refuseIf(empechementDateRegle(regleDu, ctx.aujourdhui, await aServi(ctx, id)), 'regleDu')
    const jour = empechementDateRegle(regleDu, ctx.aujourdhui, true) ? actuelle.valableDu : regleDu
    await ecrireRegle(ctx, id, jour, input)
    record(ctx, 'type_formation.regle_changee', objet, { nom: libelle, du: jour })
  })
}

async function aServi(ctx: WriteCtx, id: string): Promise<boolean> {
  const formation = await ctx.db
    .selectFrom('formation')
    .where('unionId', '=', ctx.union.id)
    .where('typeFormationId', '=', id)
    .where('statut', 'in', ['validee', 'cloturee'])
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return formation !== undefined
}
