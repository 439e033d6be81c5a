import { spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, findAccount, isTraversable } from './account.server.ts'
import { findBinaries } from './binaries.server.ts'
import { ensureCluster, ensureSocketDir } from './cluster.server.ts'
import {
  answers,
  findPostmaster,
  type Postmaster,
  readPidFile,
  stopPostmaster,
  urlOn,
} from './postmaster.server.ts'

export type EmbeddedPostgres = {
  /** Connection string of a role on the Unix socket; there is no TCP port. */
  url: (role: 'owner' | 'app', database?: string) => string
  socketDir: string
  pid: number
  /** A server left alive by a process that was killed is taken over, not started twice. */
  adopted: boolean
  stop: () => Promise<void>
}

type Options = {
  dataDir: string
  /** false: no fsync, for tests only. */
  durable?: boolean
}

/** Where the data of this installation live; a sentence when the place asked for cannot work. */
export function resolveDataDir(env: Record<string, string | undefined>): string {
  const asked = env.DATA_DIR || undefined
  const directory = resolve(asked ?? './data')
  // The directory itself is opened at start; the folders above it are not ours.
  const isReachable = process.getuid?.() !== 0 || isTraversable(dirname(directory))
  if (env.DATABASE_URL || isReachable) return directory
  if (asked === undefined) return '/var/lib/grande-echelle'
  throw new Error(
    `DATA_DIR (${directory}) est dans un dossier fermé aux autres comptes, et la base ne tourne pas en root. Choisissez un dossier comme /var/lib/grande-echelle.`,
  )
}

/** The cluster of an installation, inside its data directory. */
export function clusterIn(dataDir: string): string {
  return join(resolve(dataDir), 'postgres')
}

/** Starts PostgreSQL on a Unix socket, or takes over the one already running on these data. */
export async function startEmbeddedPostgres({
  dataDir,
  durable = true,
}: Options): Promise<EmbeddedPostgres> {
  const cluster = clusterIn(dataDir)
  const account = findAccount(cluster)
  openDataDir(resolve(dataDir), account)
  const running = await findPostmaster(cluster)
  if (running) return handle(running, true)
  const bin = findBinaries(resolve(dataDir), account)
  ensureCluster(bin, cluster, account)
  const socketDir = ensureSocketDir(resolve(dataDir), account)
  const deadline = Date.now() + 60_000
  for (;;) {
    const { postmaster, output } = await launch({ bin, cluster, socketDir, account, durable })
    if (postmaster) return handle(postmaster, false)
    // Another process is starting it, or it is still stopping.
    const isHeld = /already exists|still in use|is empty/.test(output)
    if (!isHeld || Date.now() > deadline) throw new Error(`la base ne démarre pas.\n${output}`)
    await sleep(50)
    const started = await findPostmaster(cluster)
    if (started) return handle(started, true)
  }
}

/** Closed to other accounts, but for the passage that the database's own account needs. */
function openDataDir(dataDir: string, account: Account): void {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: account ? 0o711 : 0o700 })
  if (!account) return
  chmodSync(dataDir, statSync(dataDir).mode | 0o001)
  if (isTraversable(dataDir)) return
  throw new Error(
    `le dossier ${dataDir} est fermé au compte de la base, qui ne tourne pas en root. Ouvrez le passage jusqu’à lui (chmod o+x), ou choisissez un dossier comme /var/lib/grande-echelle.`,
  )
}

type Launch = {
  bin: string
  cluster: string
  socketDir: string
  account: Account
  durable: boolean
}

/** Starts the server and waits until it answers (a recovery may take long); else says what it wrote. */
async function launch({ bin, cluster, socketDir, account, durable }: Launch) {
  const log = openLog(join(dirname(cluster), 'postgres.log'))
  const child = spawn(join(bin, 'postgres'), ['-D', cluster, ...parameters(socketDir, durable)], {
    ...account,
    cwd: cluster,
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
    // Its own group: Ctrl-C in the terminal must not stop the database before the server.
    detached: true,
    stdio: ['ignore', log.file, log.file],
  })
  closeSync(log.file)
  let failure: string | undefined
  let starting = true
  child.on('exit', () => {
    if (starting) failure ??= log.read() // once it has started, its folder may be gone before it
  })
  child.on('error', (error) => {
    failure = error.message
  })
  child.unref()
  while (failure === undefined) {
    const file = readPidFile(cluster)
    if (file?.ready && file.pid === child.pid && (await answers(socketDir))) {
      starting = false
      return { postmaster: { pid: file.pid, socketDir }, output: '' }
    }
    await sleep(10)
  }
  return { postmaster: undefined, output: failure }
}

function parameters(socketDir: string, durable: boolean): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '100',
    wal_level: 'replica', // hot backups
    // The detail of a broken constraint quotes the person's values: they stay out of the log file.
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

const logLimit = 5_000_000

/** The server's own log, closed to others; the previous one is kept when it grows. */
function openLog(path: string) {
  if (existsSync(path) && statSync(path).size > logLimit) renameSync(path, `${path}.1`)
  const file = openSync(path, 'a', 0o600)
  const { size } = statSync(path)
  return { file, read: () => readFileSync(path).subarray(size).toString('utf8') }
}

function handle({ pid, socketDir }: Postmaster, adopted: boolean): EmbeddedPostgres {
  return {
    url: (role, database) => urlOn(socketDir, role === 'owner' ? 'postgres' : 'ge_app', database),
    socketDir,
    pid,
    adopted,
    stop: () => stopPostmaster(pid),
  }
}
