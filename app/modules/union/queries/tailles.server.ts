import { sql } from 'kysely'
import { database } from '#app/platform/db.server.ts'
import type { Option } from '../model/options.ts'

type Taille = { unionId: number; adherents: number; formations: number; inscriptions: number }
type Stockage = { unionId: number; fichiers: number; octets: number }

const aucune = { adherents: 0, formations: 0, inscriptions: 0 }
const vide = { fichiers: 0, octets: 0 }

/** Every union with how much it holds: figures only, never its content. Three statements. */
export async function listUnionsAvecTailles() {
  const unions = await selectToutes()
    .orderBy('codeDepartement')
    .orderBy('nom')
    .orderBy('id')
    .execute()
  return avecTailles(unions)
}

export async function findUnionExploitee(id: number) {
  const unions = await selectToutes().where('id', '=', id).execute()
  return (await avecTailles(unions))[0]
}

function selectToutes() {
  return database()
    .kysely.selectFrom('unionDepartementale')
    .select(['id', 'slug', 'nom', 'fuseau', 'codeDepartement', 'demonstration', 'statut'])
    .select(['suspendueLe', 'suspensionMotif', 'creeLe'])
    .select(sql<Partial<Record<Option, boolean>>>`options`.as('options'))
}

async function avecTailles(
  unions: Awaited<ReturnType<ReturnType<typeof selectToutes>['execute']>>,
) {
  const { kysely } = database()
  const { rows: comptees } = await sql<Taille>`select * from compter_par_union()`.execute(kysely)
  const { rows: stockees } = await sql<Stockage>`select * from compter_stockage()`.execute(kysely)
  const tailles = new Map(comptees.map(({ unionId, ...taille }) => [unionId, taille]))
  const stockages = new Map(stockees.map(({ unionId, ...stockage }) => [unionId, stockage]))
  return unions.map((union) => ({
    ...union,
    ...(tailles.get(union.id) ?? aucune),
    ...(stockages.get(union.id) ?? vide),
  }))
}
