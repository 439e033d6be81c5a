import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Postmaster = { pid: number; socketDir: string }

/** The server already answering on these data, whoever started it. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = readPidFile(cluster)
  if (!file || !isAlive(file.pid)) return undefined
  if (isForeign(file.pid)) {
    // After a reboot the number may belong to any program: PostgreSQL would wait for it forever.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return undefined
  }
  const { pid, socketDir, ready } = file
  return ready && (await answers(socketDir)) ? { pid, socketDir } : undefined
}

/** Line 1 is whose, line 5 where, line 8 says ready; the file of a dead server says ready too. */
export function readPidFile(cluster: string): (Postmaster & { ready: boolean }) | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return undefined
    return { pid, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** Fast shutdown: open transactions are rolled back, what was committed is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return
  }
  const deadline = Date.now() + 60_000
  while (isAlive(pid) && !isZombie(pid)) {
    if (Date.now() > deadline) {
      throw new Error(
        'la base écrit encore ses données\u00a0: laissez-la finir avant d’éteindre la machine.',
      )
    }
    await sleep(20)
  }
}

export async function answers(socketDir: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOn(socketDir, 'postgres'),
    connectionTimeoutMillis: 500, // a zombie pid looks alive
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Connection string on a Unix socket: the folder is the host, there is no port. */
export function urlOn(socketDir: string, user: string, database = 'postgres'): string {
  return `postgres://${user}@/${database}?host=${encodeURIComponent(socketDir)}`
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** True when this running program is certainly not PostgreSQL; unknown outside Linux. */
function isForeign(pid: number): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return command !== '' && !command.includes('postgres')
  } catch {
    return false
  }
}

/** A child that ended but was not awaited still has a pid. */
function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') ?? false
  } catch {
    return false
  }
}
