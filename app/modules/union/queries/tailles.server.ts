import { sql } from 'kysely'
import type { UnionCourante } from '#app/platform/ctx.ts'
import { database } from '#app/platform/db.server.ts'
import { listUnions } from '../public.server.ts'

type Taille = { unionId: number; adherents: number; formations: number; inscriptions: number }

/** The open unions with how much each holds: figures only, never their content. Two statements. */
export async function listUnionsAvecTailles(): Promise<
  (UnionCourante & Omit<Taille, 'unionId'>)[]
> {
  const unions = await listUnions()
  const { rows } = await sql<Taille>`select * from compter_par_union()`.execute(database().kysely)
  const tailles = new Map(rows.map(({ unionId, ...taille }) => [unionId, taille]))
  const aucune = { adherents: 0, formations: 0, inscriptions: 0 }
  return unions.map((union) => ({ ...union, ...(tailles.get(union.id) ?? aucune) }))
}
