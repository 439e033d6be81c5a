import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf, StaleVersion } from '#app/platform/errors.ts'
import { checkbox, requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementConsigne } from '../model/consigne.ts'
import { exiger } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { listConsignes } from '../queries/consignes.server.ts'

export const ecrireConsigneSchema = z.object({
  /** Made with the form: a new one, or the one that is changed. */
  id: z.uuid('Rechargez la page.'),
  formationId: z.uuid(),
  journeeId: z
    .union([z.uuid(), z.literal('')], { error: 'Choisissez un jour de la liste.' })
    .transform((id) => (id === '' ? null : id)),
  pourFormateurs: checkbox,
  pourStagiaires: checkbox,
  texte: requiredText('Écrivez la consigne.', 5000),
  version: z.coerce.number().int().default(0),
})

/** FOR-8: written or changed; nothing leaves until it is sent. */
export function ecrireConsigne(ctx: Ctx | WriteCtx, input: z.output<typeof ecrireConsigneSchema>) {
  return transaction(ctx, async (ctx) => {
    const { id, formationId, journeeId, version, ...textes } = input
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'consigne.ecrire', formation)
    refuseIf(empechementConsigne(formation))
    if (!textes.pourFormateurs && !textes.pourStagiaires)
      throw new Refusal('Choisissez à qui elle s’adresse.', 'pourFormateurs')
    if (journeeId !== null) await exigerJournee(ctx, formationId, journeeId)
    const connue = (await listConsignes(ctx, formationId)).find((consigne) => consigne.id === id)
    if (connue ? version !== 0 && connue.version !== version : version !== 0)
      throw new StaleVersion()
    if (connue && version === 0) return // the form of a new one, sent twice
    const auteur = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    const lignes = { ...textes, journeeId, modifieeLe: ctx.now }
    await ctx.db
      .insertInto('consigne')
      .values({
        unionId: ctx.union.id,
        id,
        formationId,
        ...lignes,
        creeLe: ctx.now,
        creePar: auteur,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['unionId', 'id'])
          .doUpdateSet({ ...lignes, version: sql<number>`consigne.version + 1` }),
      )
      .execute()
    record(ctx, 'formation.consigne_ecrite', { genre: 'formation', id: formationId })
  })
}

async function exigerJournee(ctx: WriteCtx, formationId: string, journeeId: string): Promise<void> {
  const journees = await listJournees(ctx, [formationId])
  if (!journees.some(({ id }) => id === journeeId)) notFound()
}
