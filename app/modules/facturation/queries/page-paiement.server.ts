import { nomComplet } from '#app/modules/stagiaire/model/stagiaire.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { empechementPayerPlusTard } from '../model/plus-tard.ts'
import { findDu } from './du.server.ts'
import { findDerniereTentative } from './tentatives.server.ts'

/** The sign-up behind a secret link, as its payment page needs it: the link is the right. */
export async function findPaiementParSuivi(ctx: Ctx, jeton: string) {
  const row = await ctx.db
    .selectFrom('inscription as i')
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'i.unionId').onRef('f.id', '=', 'i.formationId'),
    )
    .where('i.unionId', '=', ctx.union.id)
    .where('i.suiviSha256', '=', hashToken(jeton))
    .select(['i.id', 'i.statut', 'i.tenueJusque', 'i.nomNaissance', 'i.nomUsage', 'i.prenoms'])
    .select(['f.intitule', 'f.numero', 'f.prix'])
    .select((eb) =>
      eb
        .selectFrom('reglement as r')
        .whereRef('r.unionId', '=', 'i.unionId')
        .whereRef('r.inscriptionId', '=', 'i.id')
        .where('r.statut', '=', 'sans_place')
        .select((eb) => eb.fn.countAll<number>().as('nombre'))
        .as('sansPlace'),
    )
    .executeTakeFirst()
  if (!row) return undefined
  const { id, statut, tenueJusque, intitule, numero, prix } = row
  const du = await findDu(ctx, id)
  const tentative = await findDerniereTentative(ctx, id)
  return {
    ...{ id, statut, tenueJusque, intitule, numero, prix },
    sansPlace: (row.sansPlace ?? 0) > 0,
    stagiaire: nomComplet(row),
    reste: du.reste,
    empechement: empechementPayerPlusTard(du, ctx.aujourdhui),
    enCours: tentative?.statut === 'ouverte' && tentative.expireLe > ctx.now,
  }
}
