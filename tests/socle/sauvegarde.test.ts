import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { claimServer } from '#app/platform/postgres/claim.server.ts'
import { startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
import { readManifest } from '#scripts/backup-format.ts'
import { newInstallation } from './installation.ts'
import { query } from './query.ts'

let installation: Awaited<ReturnType<typeof newInstallation>>

beforeAll(async () => {
  installation = await newInstallation()
})

afterAll(() => installation.remove())

describe('sauvegarder', () => {
  test('pendant que le serveur tourne et écrit : chaque ligne confirmée avant est reprise, aucune à moitié', async () => {
    const { dataDir, folder, key, keyPath, run, save } = installation
    const postgres = await startEmbeddedPostgres({ dataDir })
    onTestFinished(postgres.stop)
    const claim = await claimServer(postgres.url('owner'))
    onTestFinished(claim.release)
    const writers = writeOn(postgres.url('owner'))
    await sleep(300)
    const before = [...writers.confirmed]
    const { path, output } = await save('pendant', ['--cle', keyPath])
    await writers.stop()
    expect(writers.confirmed.length).toBeGreaterThan(before.length)
    expect(await query(postgres.url('owner'), 'select 1 as un')).toEqual([{ un: 1 }]) // still serving
    expect(output).toContain('Clé secrète gardée à part')

    const target = join(folder, 'remis')
    const outcome = await run('restore', [path, '--cle', keyPath], { DATA_DIR: target })
    expect(outcome.output).toContain('Remis en place et vérifié')
    const { debit, credit } = await readRows(target)
    const { base } = readManifest(path)
    expect(base?.lignes).toMatchObject({ 'public.debit': debit.size, 'public.credit': credit.size })
    expect(base?.migration).toBe('0001_essai')
    expect(credit).toEqual(debit)
    expect(before.length).toBeGreaterThan(20)
    expect(before.filter((id) => !debit.has(id))).toEqual([])
    expect(readFileSync(join(target, 'files/ab/proces-verbal'), 'utf8')).toBe('PV-2026-0007')
    expect(readFileSync(join(target, 'secret.key'), 'utf8').trim()).toBe(key)
    expect(statSync(join(target, 'secret.key')).mode & 0o777).toBe(0o600)
  })

  test('arrêtée, la base le reste ; la clé n’est jamais avec le reste, et c’est dit', async () => {
    const { dataDir, key, save } = installation
    const { path, output } = await save('arretee')
    expect(output).toContain('La clé secrète n’est pas dans cette sauvegarde.')
    expect(spawnSync('grep', ['-rlF', key, path], { encoding: 'utf8' }).stdout).toBe('')
    expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('sauvegarde'))).toEqual([])
  })

  test('refuse de ranger la clé dans le dossier des sauvegardes, ou par-dessus une autre clé', async () => {
    const { folder, run } = installation
    const parent = join(folder, 'refus')
    const beside = await run('backup', [parent, '--cle', join(parent, 'cle.txt')])
    expect(beside.output).toContain('se garde ailleurs que la sauvegarde')
    const other = join(folder, 'autre-cle.txt')
    writeFileSync(other, 'b2'.repeat(32))
    const above = await run('backup', [parent, '--cle', other])
    expect(above.output).toContain('contient déjà une autre clé')
    expect([beside.status, above.status]).toEqual([1, 1])
    expect(readFileSync(other, 'utf8')).toBe('b2'.repeat(32))
    expect(existsSync(parent)).toBe(false)
  })

  test('avec une base extérieure, garde les fichiers et dit que la base n’y est pas', async () => {
    const env = { DATABASE_URL: 'postgres://personne@serveur.invalid/base' }
    const { path, output } = await installation.save('exterieure', [], env)
    expect(output).toContain('elle n’est pas dans cette sauvegarde')
    expect(readdirSync(path).sort()).toEqual(['files', 'manifeste.json'])
    expect(Object.keys(readManifest(path).fichiers)).toEqual(['files/ab/proces-verbal'])
  })

  test('dit quand il n’y a rien à sauvegarder', async () => {
    const { folder, run } = installation
    const parent = join(folder, 'rien')
    const outcome = await run('backup', [parent], { DATA_DIR: join(folder, 'vide') })
    expect(outcome).toMatchObject({
      status: 1,
      output: expect.stringContaining('Rien à sauvegarder'),
    })
    expect(readdirSync(parent)).toEqual([])
  })
})

/** Two rows a transaction, one on each side, until told to stop; `confirmed` grows with the answers. */
function writeOn(url: string) {
  const confirmed: number[] = []
  let writing = true
  async function write(client: pg.Client) {
    const { rows } = await client.query<{ id: number }>(
      `with d as (insert into debit (texte) values (repeat('x', 500)) returning id)
       insert into credit select id from d returning id`,
    )
    confirmed.push(...rows.map(({ id }) => id))
  }
  /** The log turns fast: without care its files would be recycled under the copy. */
  async function turnLog(client: pg.Client) {
    await client.query('select pg_switch_wal()')
    await client.query('checkpoint')
    await sleep(60)
  }
  async function repeat(act: (client: pg.Client) => Promise<void>) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    while (writing) await act(client)
    await client.end()
  }
  const ended = Promise.all([write, write, write, turnLog].map(repeat))
  async function stop() {
    writing = false
    await ended
  }
  return { confirmed, stop }
}

async function readRows(dataDir: string) {
  const postgres = await startEmbeddedPostgres({ dataDir })
  const debit = await query<{ id: number }>(postgres.url('owner'), 'select id from debit')
  const credit = await query<{ id: number }>(postgres.url('owner'), 'select id from credit')
  await postgres.stop()
  return { debit: new Set(debit.map(({ id }) => id)), credit: new Set(credit.map(({ id }) => id)) }
}
