import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, StaleVersion } from '#app/platform/errors.ts'
import { optionalText, wholeNumber } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { type CompetenceDetenue, jourSchema } from '../model/competence.ts'
import { findCompetenceDetenue } from '../queries/competences.server.ts'
import { findPersonneId, lockAdherentPour } from '../queries/portee.server.ts'

export const corrigerCompetenceSchema = z.object({
  adherentId: z.uuid(),
  competenceDetenueId: z.uuid(),
  obtenueLe: jourSchema('Indiquez la date d’obtention.'),
  numero: optionalText(40),
  version: wholeNumber('Rechargez la page.', { min: 1, max: 1_000_000 }),
})

/** Puts right the date or the number of a skill that was badly noted. */
export function corrigerCompetence(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof corrigerCompetenceSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const { adherentId, competenceDetenueId, obtenueLe, numero, version } = input
    await lockAdherentPour(ctx, 'competence.gerer', adherentId)
    const avant = (await findCompetenceDetenue(ctx, input)) ?? notFound()
    if (avant.version !== version) throw new StaleVersion()
    if (avant.obtenueLe === obtenueLe && avant.numero === numero) return
    refuseObtention(ctx, avant, obtenueLe)
    await ctx.db
      .updateTable('competenceDetenue')
      .set({ obtenueLe, numero, version: version + 1 })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', competenceDetenueId)
      .execute()
    const personneId = await findPersonneId(ctx, adherentId)
    const changes = [
      { champ: 'Obtenue le', avant: formatDay(avant.obtenueLe), apres: formatDay(obtenueLe) },
      { champ: 'Numéro', avant: avant.numero, apres: numero },
    ].filter(({ avant, apres }) => avant !== apres)
    record(
      ctx,
      'adherent.competence_corrigee',
      { genre: 'adherent', id: adherentId },
      { competence: avant.code },
      changes.map((change) => ({ ...change, personneId })),
    )
  })
}

function refuseObtention(ctx: WriteCtx, { recyclages }: CompetenceDetenue, obtenueLe: string) {
  if (obtenueLe > ctx.aujourdhui) {
    throw new Refusal('La date d’obtention doit être dans le passé.', 'obtenueLe')
  }
  const premier = [...recyclages].sort()[0]
  if (premier !== undefined && premier < obtenueLe) {
    const sentence = `Une formation continue est notée le ${formatDay(premier)}\u00a0: l’obtention vient avant.`
    throw new Refusal(sentence, 'obtenueLe')
  }
}
