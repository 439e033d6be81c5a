import { sql } from 'kysely'
import { z } from 'zod'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementGestion, estStagiaireValide } from '../model.ts'
import { exiger } from '../policy.ts'
import { findInscriptions } from '../queries/inscriptions.server.ts'

export const resultatsSchema = z.record(
  z.uuid(),
  z.enum(['certifie', 'non_certifie'], { error: 'Choisissez un résultat.' }),
)

/** STA-0: certified or not, for each *stagiaire validé* named, while the formation is open. Answers how many changed. */
export function noterResultats(
  ctx: Ctx | WriteCtx,
  input: { formationId: string; resultats: z.output<typeof resultatsSchema> },
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, input.formationId)
    exiger(ctx, 'presence.valider', formation)
    refuseIf(empechementGestion(formation))
    const inscriptions = await findInscriptions(ctx, formation.id, Object.keys(input.resultats))
    const partie = inscriptions.find((inscription) => !estStagiaireValide(inscription))
    if (partie) throw new Refusal(`${nomComplet(partie)} : sa présence n’est pas validée.`)
    const changees = inscriptions.filter(({ id, resultat }) => input.resultats[id] !== resultat)
    for (const resultat of ['certifie', 'non_certifie'] as const) {
      const ids = changees.filter(({ id }) => input.resultats[id] === resultat).map(({ id }) => id)
      await ecrire(ctx, ids, resultat)
    }
    return { notes: changees.length }
  })
}

async function ecrire(
  ctx: WriteCtx,
  ids: string[],
  resultat: 'certifie' | 'non_certifie',
): Promise<void> {
  if (ids.length === 0) return
  await ctx.db
    .updateTable('inscription')
    .set({ resultat, version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', 'in', ids)
    .execute()
  for (const id of ids)
    record(ctx, 'inscription.resultat_note', { genre: 'inscription', id }, { resultat })
}
