import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { findAccount } from '#app/platform/postgres/account.server.ts'
import { claimServer, tryClaimServer } from '#app/platform/postgres/claim.server.ts'
import { clusterIn, startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
import { query } from './query.ts'

const isRoot = process.getuid?.() === 0
const folder = mkdtempSync(join(tmpdir(), 'ge-socle-'))
chmodSync(folder, 0o711) // as the folders of a machine are: the database's account passes
const dataDir = join(folder, 'donnees')
const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function start(directory = dataDir, durable = true) {
  const postgres = await startEmbeddedPostgres({ dataDir: directory, durable })
  stops.push(postgres.stop)
  return postgres
}

/** The same start in a Node of its own, which then waits to be killed. */
async function startElsewhere(directory: string) {
  const program = `
    import { startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
    const { pid, adopted } = await startEmbeddedPostgres({ dataDir: process.argv[1], durable: false })
    console.log(JSON.stringify({ pid, adopted }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('Node ended')))
  const [line] = await Promise.race([once(child.stdout, 'data') as Promise<[Buffer]>, ended])
  return { child, ...(JSON.parse(line.toString()) as { pid: number; adopted: boolean }) }
}

describe('la base embarquée', () => {
  test('démarre à froid sur un dossier neuf, puis à chaud, sans aucun port TCP', async () => {
    const cold = await start()
    expect(cold.adopted).toBe(false)
    expect(await query(cold.url('owner'), 'show listen_addresses')).toEqual([
      { listen_addresses: '' },
    ])
    expect(await query(cold.url('owner'), 'show fsync')).toEqual([{ fsync: 'on' }])
    const listening = createServer().listen(0, '127.0.0.1')
    await once(listening, 'listening')
    expect(listeningSockets(process.pid)).not.toEqual([]) // the look-up does see a port
    listening.close()
    expect(listeningSockets(cold.pid)).toEqual([])
    expect(statSync(cold.socketDir).mode & 0o777).toBe(0o700)
    await cold.stop()

    const warm = await start()
    expect(warm.adopted).toBe(false)
    expect(warm.pid).not.toBe(cold.pid)
  })

  test.runIf(isRoot)(
    '(root) tourne sous un compte ordinaire, et seul ce compte lit les données',
    async () => {
      const { pid } = await start()
      expect(statSync(`/proc/${pid}`).uid).not.toBe(0)
      expect(statSync(clusterIn(dataDir)).uid).toBe(statSync(`/proc/${pid}`).uid)
      expect(statSync(dataDir).mode & 0o777).toBe(0o711)
    },
  )

  test('reprend la base laissée par un Node tué (kill -9), sans en démarrer une seconde', async () => {
    const { child, pid, adopted } = await startElsewhere(dataDir)
    expect(adopted).toBe(false)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const orphan = await start()
    expect(orphan).toMatchObject({ pid, adopted: true })
    expect(await query(orphan.url('owner'), 'select 1 as un')).toEqual([{ un: 1 }])
  })

  test('garde chaque ligne confirmée quand la base est tuée (kill -9) pendant des écritures', async () => {
    const postgres = await start()
    await query(postgres.url('owner'), 'create table if not exists ligne (id integer primary key)')
    const writers = [0, 1, 2, 3].map((writer) => writeUntilKilled(postgres.url('owner'), writer))
    setTimeout(() => process.kill(postgres.pid, 'SIGKILL'), 400)
    const acknowledged = (await Promise.all(writers)).flat()

    const restarted = await start()
    expect(restarted.adopted).toBe(false)
    const kept = new Set(
      (await query(restarted.url('owner'), 'select id from ligne')).map(({ id }) => id),
    )
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  })

  test('deux démarrages simultanés à froid donnent une seule base et un seul serveur', async () => {
    const directory = join(folder, 'ensemble')
    const [first, second] = await Promise.all([
      startElsewhere(directory),
      startElsewhere(directory),
    ])
    expect(first.pid).toBe(second.pid)
    expect([first.adopted, second.adopted].sort()).toEqual([false, true])

    const postgres = await start(directory, false)
    const claim = await claimServer(postgres.url('owner'))
    await expect(claimServer(postgres.url('owner'))).rejects.toThrow(
      'ces données sont déjà utilisées',
    )
    await claim.release()
    await (await claimServer(postgres.url('owner'))).release()
  })

  test('le serveur reprend son titre quand sa connexion est coupée', async () => {
    const postgres = await start()
    const url = postgres.url('owner')
    const claim = await claimServer(url)
    stops.unshift(claim.release)
    await query(url, `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`)
    await expect
      .poll(() => query(url, `select 1 as pris from pg_locks where locktype = 'advisory'`), {
        timeout: 5000,
      })
      .toHaveLength(1)
    expect(await tryClaimServer(url)).toBeUndefined()
  })

  test('démarre malgré un vieux numéro de processus repris par un autre programme', async () => {
    await (await start()).stop()
    const account = findAccount(clusterIn(dataDir))
    const other = spawn('sleep', ['60'], { ...account, cwd: '/', stdio: 'ignore' })
    onTestFinished(() => void other.kill('SIGKILL'))
    const stale = [
      other.pid,
      clusterIn(dataDir),
      0,
      5432,
      join(dataDir, 'socket'),
      '',
      '',
      'ready   ',
      '',
    ]
    writeFileSync(join(clusterIn(dataDir), 'postmaster.pid'), stale.join('\n'))
    const postgres = await start()
    expect(postgres.adopted).toBe(false)
    expect(postgres.pid).not.toBe(other.pid)
  })
})

/** Inserts until the server dies; returns the ids whose insert it had confirmed. */
async function writeUntilKilled(url: string, writer: number): Promise<number[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const acknowledged: number[] = []
  try {
    for (let id = writer * 1_000_000; ; id += 1) {
      await client.query('insert into ligne values ($1)', [id])
      acknowledged.push(id)
    }
  } catch {
    return acknowledged
  }
}

/** TCP sockets on which this process listens (Linux). */
function listeningSockets(pid: number): string[] {
  const held = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => targetOf(`/proc/${pid}/fd/${fd}`)),
  )
  const lines = ['tcp', 'tcp6'].flatMap((name) =>
    readFileSync(`/proc/net/${name}`, 'utf8').split('\n').slice(1),
  )
  const listening = lines
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === '0A')
  return listening.map((fields) => `socket:[${fields[9]}]`).filter((socket) => held.has(socket))
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return '' // closed since it was listed
  }
}
