import { z } from 'zod'
import { lirePreference } from '#app/modules/union/public.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { addDays, heureDans } from '#app/platform/jour.ts'
import { selectInscriptions } from '../queries/inscriptions.server.ts'
import { convoquerStagiaires } from '../use-cases/convoquer-stagiaires.server.ts'

/**
 * STA-5: each morning at 7 h in the union's time, the validated trainees of what begins soon who hold no
 * convocation yet get theirs. Safe to run twice; who was validated late is caught up the next morning.
 */
export const convoquerAvant = defineJob('stagiaire.convoquer_avant', z.object({}), async (ctx) => {
  if (!heureDans(ctx.union.fuseau, ctx.now).startsWith('07')) return
  const avant = await lirePreference(ctx, 'convocation_jours_avant')
  if (avant === 0) return
  const rows = await selectInscriptions(ctx)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('f.statut', '=', 'validee')
    .where('f.premierJour', '>=', ctx.aujourdhui)
    .where('f.premierJour', '<=', addDays(ctx.aujourdhui, avant))
    .where('i.statut', '=', 'validee')
    .where('i.convoqueeLe', 'is', null)
    .where((eb) => eb.or([eb('i.email', 'is not', null), eb('i.responsableEmail', 'is not', null)]))
    .select(['i.id', 'i.formationId'])
    .execute()
  for (const [formationId, inscriptions] of Map.groupBy(rows, (row) => row.formationId))
    await convoquerStagiaires(ctx, {
      formationId,
      moyen: 'courriel',
      inscriptionIds: inscriptions.map(({ id }) => id),
    })
})
