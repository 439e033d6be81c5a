import { z } from 'zod'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, StaleVersion } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { authorize } from '../policy.ts'
import { lockReclamation } from '../queries/amelioration.server.ts'

export const rattacherReclamationSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number('Rouvrez cette page.').int(),
  /** Empty: it is of nobody known, after all. */
  personneId: z
    .union([z.uuid(), z.literal('')], { error: 'Choisissez une personne de la liste.' })
    .transform((id) => (id === '' ? null : id)),
})

/**
 * RGPD, articles 15 and 17: says whose complaint it is. Names and telephones only propose; somebody decides,
 * and the copy and the erasure of that person then find it.
 */
export function rattacherReclamation(
  ctx: Ctx | WriteCtx,
  { id, version, personneId }: z.output<typeof rattacherReclamationSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'reclamation.gerer')
    if (personneId !== null) await lockVivante(ctx, personneId)
    const { formationId, ...connue } = (await lockReclamation(ctx, id)) ?? notFound()
    if (connue.version !== version) throw new StaleVersion()
    const inscriptionId =
      personneId && formationId ? await findSaFormation(ctx, personneId, formationId) : null
    await ctx.db
      .updateTable('reclamation')
      .set({ personneId, inscriptionId, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    const acte = personneId ? 'reclamation.rattachee' : 'reclamation.detachee'
    record(ctx, acte, { genre: 'reclamation', id }, { numero: connue.numero })
  })
}

/** The person first, as every act: one who is being erased is gone when the lock is ours. */
async function lockVivante(ctx: WriteCtx, personneId: string): Promise<void> {
  const lire = () =>
    ctx.db
      .selectFrom('personne')
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', personneId)
      .select(['clePersonne', 'sansPersonnelLe', 'fusionneeDansId'])
      .executeTakeFirst()
  const { clePersonne } = (await lire()) ?? notFound()
  await lockPersonne(ctx, clePersonne)
  const lue = await lire()
  if (!lue || lue.sansPersonnelLe || lue.fusionneeDansId)
    throw new Refusal('Cette personne vient d’être effacée ou fusionnée. Rechargez la page.')
}

async function findSaFormation(ctx: WriteCtx, personneId: string, formationId: string) {
  const row = await ctx.db
    .selectFrom('inscription')
    .where('unionId', '=', ctx.union.id)
    .where('personneId', '=', personneId)
    .where('formationId', '=', formationId)
    .select('id')
    .orderBy('inscriteLe', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
