import { sql } from 'kysely'
import type { Ctx } from '#app/platform/ctx.ts'
import { countARendre, estARendre } from './a-rendre.server.ts'
import { nomPayeur, selectReglements } from './reglements.server.ts'

/** Every incident that one may see starts here. */
function selectIncidents(ctx: Ctx) {
  return selectReglements(ctx).innerJoin('incidentPaiement as n', (join) =>
    join.onRef('n.unionId', '=', 'r.unionId').onRef('n.reglementId', '=', 'r.id'),
  )
}

function lignes(query: ReturnType<typeof selectIncidents>) {
  return query
    .select(['n.id', 'n.genre', 'n.montant', 'n.raison', 'n.ouvertLe', 'n.regleLe', 'n.issue'])
    .select(['n.motif', 'n.reglementId', 'r.formationId', 'r.inscriptionId', 'r.moyen'])
    .select(['r.montant as recu', 'r.rembourse', 'r.le', 'r.fournisseurId'])
    .select(['f.numero', 'f.intitule', 'f.centreId'])
    .select(['i.nomNaissance', 'i.nomUsage', 'i.prenoms', 'c.raisonSociale'])
}

/** What nobody has settled; money that is to be given back anyway is in that list, with its reason. */
function selectOuverts(ctx: Ctx) {
  return selectIncidents(ctx)
    .where('n.regleLe', 'is', null)
    .where(sql<boolean>`(n.genre = 'litige' or not ${estARendre})`)
}

/** The oldest first. */
export async function listIncidentsOuverts(ctx: Ctx) {
  const rows = await lignes(selectOuverts(ctx))
    .orderBy('n.ouvertLe')
    .orderBy('n.id')
    .limit(500)
    .execute()
  return rows.map(nomPayeur)
}

export type LigneIncident = Awaited<ReturnType<typeof listIncidentsOuverts>>[number]

export async function findLigneIncident(ctx: Ctx, id: string): Promise<LigneIncident | undefined> {
  const row = await lignes(selectIncidents(ctx)).where('n.id', '=', id).executeTakeFirst()
  return row && nomPayeur(row)
}

/** How many payments wait for the treasurer, of both kinds. */
export async function countATraiter(ctx: Ctx): Promise<number> {
  const { nombre } = await selectOuverts(ctx)
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre + (await countARendre(ctx))
}
