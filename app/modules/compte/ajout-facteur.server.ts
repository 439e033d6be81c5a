import type { WriteCtx } from '#app/platform/ctx.ts'
import { record } from '#app/platform/journal.server.ts'
import { alerter } from './alertes.server.ts'
import { remplacerCodes } from './codes-secours.server.ts'
import { codesRestants } from './model/second-facteur.ts'
import { moi } from './policy.ts'
import type { Facteur } from './queries/identite.server.ts'

/** What follows any new factor: the journal, a mail, and recovery codes if there are none. */
export async function noterAjout(
  ctx: WriteCtx,
  compteId: string,
  avant: Facteur[],
  facteur: string,
): Promise<string[] | undefined> {
  record(ctx, 'compte.facteur_ajoute', { genre: 'adherent', id: moi(ctx).adherentId })
  await alerter(ctx, compteId, { quoi: 'facteur_ajoute', details: [['Second facteur', facteur]] })
  return codesRestants(avant) > 0 ? undefined : remplacerCodes(ctx, compteId)
}
