import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
import { prepareDatabase } from '#app/platform/postgres/migrate.server.ts'

export type Outcome = { status: number; output: string }

/** A small installation to save: two tables, one stored file, a secret key; stopped. */
export async function newInstallation() {
  const folder = mkdtempSync(join(tmpdir(), 'ge-installation-'))
  chmodSync(folder, 0o711) // as the folders of a machine are: the database's account passes
  const dataDir = join(folder, 'donnees')
  const keyPath = join(folder, 'coffre', 'cle.txt')
  const key = 'a1'.repeat(32)
  mkdirSync(join(folder, 'coffre'))
  mkdirSync(join(folder, 'db/migrations'), { recursive: true })
  writeFileSync(
    join(folder, 'db/migrations/0001_essai.sql'),
    'create table debit (id serial primary key, texte text); create table credit (id integer primary key)',
  )
  const postgres = await startEmbeddedPostgres({ dataDir })
  await prepareDatabase({ ownerUrl: postgres.url('owner'), root: folder })
  await postgres.stop()
  mkdirSync(join(dataDir, 'files/ab'), { recursive: true })
  writeFileSync(join(dataDir, 'files/ab/proces-verbal'), 'PV-2026-0007')
  writeFileSync(join(dataDir, 'secret.key'), `${key}\n`, { mode: 0o600 })

  /** The command as the operator runs it, in a process of its own while this one goes on. */
  function run(script: 'backup' | 'restore', words: string[], env: Record<string, string> = {}) {
    const options = { env: { ...process.env, DATA_DIR: dataDir, ...env } }
    return new Promise<Outcome>((resolve) => {
      execFile(process.execPath, [`scripts/${script}.ts`, ...words], options, (error, out, err) =>
        resolve({ status: error ? 1 : 0, output: out + err }),
      )
    })
  }

  /** One backup in a folder of its own; where it is, and what was said. */
  async function save(name: string, words: string[] = [], env: Record<string, string> = {}) {
    const parent = join(folder, name)
    const { output } = await run('backup', [parent, ...words], env)
    const [only, ...others] = readdirSync(parent)
    if (only === undefined || others.length > 0) throw new Error(output)
    return { path: join(parent, only), output }
  }

  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { folder, dataDir, key, keyPath, run, save, remove }
}
