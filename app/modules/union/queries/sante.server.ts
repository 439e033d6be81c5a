import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { database } from '#app/platform/db.server.ts'
import { checkFiles } from '#app/platform/files/files.server.ts'

export type Sante = {
  statut: 'ok' | 'en_panne'
  version: string
  controles: Record<'base' | 'fichiers', 'ok' | 'en_panne'>
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

/** What the server needs to work, tried for real: a statement, a file written and read again. */
export async function controlerSante(): Promise<Sante> {
  const controles = {
    base: await essai(() => sql`select 1`.execute(database().kysely)),
    fichiers: await essai(checkFiles),
  }
  const statut = Object.values(controles).every((controle) => controle === 'ok') ? 'ok' : 'en_panne'
  return { statut, version, controles }
}

async function essai(controle: () => Promise<unknown>): Promise<'ok' | 'en_panne'> {
  try {
    await controle()
    return 'ok'
  } catch {
    return 'en_panne'
  }
}
