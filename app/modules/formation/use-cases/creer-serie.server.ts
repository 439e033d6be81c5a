import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { estUnJour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { prevenirFormateurs } from '../jobs/prevenir-formateurs.server.ts'
import { serieMax } from '../model/serie.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { dupliquerFormation } from './dupliquer-formation.server.ts'

export const creerSerieSchema = z.object({
  formationId: z.uuid(),
  serieId: z.uuid('Cette page est trop ancienne : rouvrez-la.'),
  jours: z.preprocess(
    (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(z.string().refine(estUnJour, 'Cette date n’existe pas.'))
      .min(1, 'Cochez au moins une date.')
      .max(serieMax, `${serieMax} formations au plus à la fois.`),
  ),
})

/**
 * FOR-11: the formation repeated at these dates, all or none; each is an ordinary formation, tied to the others by
 * the series. Trainers are told once. Twice the same form = once. Gives how many were made.
 */
export function creerSerie(
  ctx: Ctx | WriteCtx,
  { formationId, serieId, jours }: z.output<typeof creerSerieSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'formation.creer', formation)
    const faite = await ctx.db
      .selectFrom('formation')
      .where('unionId', '=', ctx.union.id)
      .where('serieId', '=', serieId)
      .where('id', '<>', formationId)
      .select('id')
      .executeTakeFirst()
    if (faite) return { creees: 0 }
    const copies: { id: string; statut: string }[] = []
    for (const premierJour of [...new Set(jours)].sort())
      copies.push(
        await dupliquerFormation(
          ctx,
          { formationId, id: newId(), premierJour },
          { annoncer: false },
        ),
      )
    await ctx.db
      .updateTable('formation')
      .set({ serieId })
      .where('unionId', '=', ctx.union.id)
      .where('id', 'in', [formationId, ...copies.map(({ id }) => id)])
      .where('serieId', 'is', null)
      .execute()
    record(
      ctx,
      'formation.serie_creee',
      { genre: 'formation', id: formationId },
      { nombre: copies.length },
    )
    const [premiere] = copies.filter(({ statut }) => statut === 'validee')
    if (premiere) await enqueue(ctx, prevenirFormateurs, { formationId: premiere.id })
    return { creees: copies.length }
  })
}
