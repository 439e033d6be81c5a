import { sql } from 'kysely'
import { database } from '#app/platform/db.server.ts'

export type Travail = {
  id: number
  tache: string
  essais: number
  essaisMax: number
  prevuLe: Date
  enEchec: boolean
  /** The kind of error alone: its sentence may quote a person's address. */
  erreur: string | null
}

/** The jobs that wait or gave up, those first; never what they carry. */
export async function listTravaux(limite = 200): Promise<Travail[]> {
  const { rows } = await sql<Travail>`select * from lister_travaux(${limite})`.execute(
    database().kysely,
  )
  return rows
}
