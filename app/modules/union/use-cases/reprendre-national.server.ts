import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { memeRegle } from '../model/type.ts'
import { authorize } from '../policy.ts'
import { regleInitiale, typesInitiaux } from '../presets.ts'
import { findRegle } from '../queries/types.server.ts'
import { lockElement } from './element.server.ts'
import { ecrireRegle, setCompetences } from './regle-type.server.ts'

export const reprendreNationalSchema = z.object({ id: z.uuid() })

/**
 * Puts the national name, aliases, skills and rule back, the rule from today. Price and places are the
 * union's own: they stay.
 */
export function reprendreNational(
  ctx: Ctx | WriteCtx,
  { id }: z.output<typeof reprendreNationalSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'type.parametrer')
    await lockElement(ctx, 'type_formation', id)
    const { code, version } = await findCode(ctx, id)
    const national = typesInitiaux.find((type) => type.code === code)
    if (!national)
      throw new Refusal('Ce type est propre à l’union\u00a0: il n’a pas de règle nationale.')
    await ctx.db
      .updateTable('typeFormation')
      .set({
        libelle: national.libelle,
        alias: national.alias ?? [],
        nsf: national.nsf ?? '344',
        bpfF3: national.bpfF3,
        version: version + 1,
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    await setCompetences(ctx, id, await competencesParCode(ctx, national.formateurs))
    const regle = regleInitiale(national)
    const actuelle = (await findRegle(ctx, id, ctx.aujourdhui)) ?? notFound()
    if (!memeRegle(actuelle, regle)) await ecrireRegle(ctx, id, ctx.aujourdhui, regle)
    record(ctx, 'type_formation.national_repris', { genre: 'type_formation', id }, { code })
  })
}

function findCode(ctx: WriteCtx, id: string) {
  return ctx.db
    .selectFrom('typeFormation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', id)
    .select(['code', 'version'])
    .executeTakeFirstOrThrow()
}

async function competencesParCode(ctx: WriteCtx, codes: string[]): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('competence')
    .where('unionId', '=', ctx.union.id)
    .where('code', 'in', codes)
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}
