import { sql } from 'kysely'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { DonneesDemande } from '../model/demande.ts'

/** Every read of a request: what was typed, its record, its formation. */
function selectDemandes(ctx: Ctx | WriteCtx) {
  const db: Ctx['db'] = ctx.db
  return db
    .selectFrom('demandeFormation as d')
    .innerJoin('client as c', (join) =>
      join.onRef('c.unionId', '=', 'd.unionId').onRef('c.id', '=', 'd.clientId'),
    )
    .innerJoin('formation as f', (join) =>
      join.onRef('f.unionId', '=', 'd.unionId').onRef('f.id', '=', 'd.formationId'),
    )
    .where('d.unionId', '=', ctx.union.id)
    .select(['d.id', 'd.clientId', 'd.formationId', 'd.recueLe', 'd.ficheNouvelle'])
    .select(['d.doublonsEcartesLe', sql<DonneesDemande>`d.donnees`.as('donnees')])
    .select(['c.numero as clientNumero', 'c.raisonSociale', 'c.siret', 'c.codePostal'])
    .select([
      'f.numero',
      'f.intitule',
      'f.statut',
      'f.motif',
      'f.places',
      'f.prix',
      'f.dernierJour',
    ])
}

export function findDemandeDe(ctx: Ctx | WriteCtx, demandeId: string) {
  return selectDemandes(ctx).where('d.id', '=', demandeId).executeTakeFirst()
}

export function findDemandeFormation(ctx: Ctx | WriteCtx, formationId: string) {
  return selectDemandes(ctx).where('d.formationId', '=', formationId).executeTakeFirst()
}

/** The request behind a secret link: the link is the right. */
export function findDemandeParJeton(ctx: Ctx | WriteCtx, jeton: string) {
  return selectDemandes(ctx).where('d.suiviSha256', '=', hashToken(jeton)).executeTakeFirst()
}

export async function lockDemande(ctx: WriteCtx, demandeId: string): Promise<void> {
  await ctx.db
    .selectFrom('demandeFormation')
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', demandeId)
    .select('id')
    .forUpdate()
    .execute()
}
