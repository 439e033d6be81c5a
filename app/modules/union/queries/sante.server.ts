import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { database } from '#app/platform/db.server.ts'
import { checkFiles } from '#app/platform/files/files.server.ts'
import { log } from '#app/platform/log.server.ts'
import { version } from '../../../../package.json'

export type Controle = 'ok' | 'en_panne'

export type Sante = {
  statut: Controle
  version: string
  controles: Record<'base' | 'file' | 'fichiers', Controle>
}

/** A job due for more than that: nobody works the queue. */
const retardAdmisMs = 10 * 60_000

/** What the platform needs to work, tried for real: a statement, the queue, a file written and read. */
export async function controlerSante(): Promise<Sante> {
  const [base, file, fichiers] = await Promise.all([
    essayer('base', () => sql`select 1`.execute(database().kysely)),
    essayer('file', refuseRetard),
    essayer('fichiers', checkFiles),
  ])
  const controles = { base, file, fichiers }
  const statut = Object.values(controles).every((controle) => controle === 'ok') ? 'ok' : 'en_panne'
  return { statut, version, controles }
}

export type EtatFile = { enAttente: number; enEchec: number; plusAncienne: Date | null }

/** How many jobs wait, and since when the oldest one is due. */
export async function findEtatFile(): Promise<EtatFile> {
  const { rows } = await sql<EtatFile>`select * from etat_file()`.execute(database().kysely)
  return rows[0] ?? { enAttente: 0, enEchec: 0, plusAncienne: null }
}

async function refuseRetard(): Promise<void> {
  const { plusAncienne } = await findEtatFile()
  if (plusAncienne && Date.now() - plusAncienne.getTime() > retardAdmisMs) {
    throw new Error(`The oldest job is due since ${plusAncienne.toISOString()}`)
  }
}

/** A control that neither answers nor fails within 3 s has failed: a supervisor must have its answer. */
async function essayer(controle: string, essai: () => Promise<unknown>): Promise<Controle> {
  try {
    await Promise.race([essai(), wait(3000, undefined, { ref: false }).then(tooSlow)])
    return 'ok'
  } catch (error) {
    log.warn({ controle, err: error }, 'health control failed')
    return 'en_panne'
  }
}

function tooSlow(): never {
  throw new Error('No answer in 3 s')
}
