import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'

/** What was paid for a formation and not given back, payer by payer. */
export function listARembourser(ctx: Ctx, formationId: string) {
  return ctx.db
    .selectFrom('reglement as r')
    .leftJoin('inscription as i', (join) =>
      join.onRef('i.unionId', '=', 'r.unionId').onRef('i.id', '=', 'r.inscriptionId'),
    )
    .leftJoin('client as cl', (join) =>
      join.onRef('cl.unionId', '=', 'r.unionId').onRef('cl.id', '=', 'r.clientId'),
    )
    .where('r.unionId', '=', ctx.union.id)
    .where('r.formationId', '=', formationId)
    .where('r.statut', 'in', ['recu', 'sans_place'])
    .where(sql<boolean>`r.rembourse < r.montant`)
    .select([
      'r.id',
      'r.moyen',
      'r.inscriptionId',
      sql<number>`r.montant - r.rembourse`.as('reste'),
    ])
    .select(
      sql<string>`coalesce(i.nom_naissance || ' ' || i.prenoms, cl.raison_sociale, '')`.as(
        'payeur',
      ),
    )
    .orderBy('payeur')
    .execute()
}
