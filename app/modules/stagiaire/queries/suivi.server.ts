import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { selectInscriptions } from './inscriptions.server.ts'

/** The inscription behind a secret link, with its formation, open, private or over: the link is the right. */
export function findSuivi(ctx: Ctx | WriteCtx, jeton: string) {
  return selectInscriptions(ctx)
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.suiviSha256', '=', hashToken(jeton))
    .select([
      'i.id',
      'i.formationId',
      'i.statut',
      'i.motif',
      'i.nomNaissance',
      'i.nomUsage',
      'i.prenoms',
    ])
    .select([
      'i.presenceValideeLe',
      'f.intitule',
      'f.numero',
      'f.prix',
      'f.dernierJour',
      'f.inscriptionsJusquAu',
      'f.premierJour',
      'i.rang',
      'i.tenueJusque',
    ])
    .select('f.statut as statutFormation')
    .executeTakeFirst()
}
