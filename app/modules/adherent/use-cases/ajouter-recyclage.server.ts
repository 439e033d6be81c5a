import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import type { Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { jourSchema } from '../model/competence.ts'
import { findCompetenceDetenue } from '../queries/competences.server.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

export const ajouterRecyclageSchema = z.object({
  adherentId: z.uuid(),
  competenceDetenueId: z.uuid(),
  le: jourSchema('Indiquez la date de la formation continue.'),
})

/** Notes a continuous training: the skill is valid again, by its own rule. The same day twice changes nothing. */
export function ajouterRecyclage(
  ctx: Ctx | WriteCtx,
  { adherentId, competenceDetenueId, le }: z.output<typeof ajouterRecyclageSchema>,
) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentPour(ctx, 'competence.gerer', adherentId)
    const detenue =
      (await findCompetenceDetenue(ctx, { adherentId, competenceDetenueId })) ?? notFound()
    refuseRecyclage(ctx, detenue.obtenueLe, le)
    const inserted = await ctx.db
      .insertInto('competenceRecyclage')
      .values({ unionId: ctx.union.id, id: newId(), competenceDetenueId, le })
      .onConflict((conflict) => conflict.constraint('competence_recyclage_unique').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return
    const codes = { competence: detenue.code, le }
    record(ctx, 'adherent.recyclage_ajoute', { genre: 'adherent', id: adherentId }, codes)
  })
}

/** A continuous training is between the certificate and today. */
export function refuseRecyclage(ctx: WriteCtx, obtenueLe: Jour, le: Jour): void {
  if (le > ctx.aujourdhui) {
    throw new Refusal('La formation continue doit être dans le passé.', 'le')
  }
  if (le < obtenueLe) {
    const sentence = `La compétence a été obtenue le ${formatDay(obtenueLe)}\u00a0: la formation continue vient après.`
    throw new Refusal(sentence, 'le')
  }
}
