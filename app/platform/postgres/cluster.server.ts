import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Account } from './account.server.ts'

/** The major version of the programs that come with the project. */
export const postgresMajor = '18'

/** Makes the cluster when it is not there; refuses the one of another major version. */
export function ensureCluster(bin: string, cluster: string, account: Account): void {
  if (!existsSync(join(cluster, 'PG_VERSION'))) createCluster(bin, cluster, account)
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === postgresMajor) return
  throw new Error(
    `les données de ${cluster} ont été écrites par PostgreSQL ${version}, et ce programme apporte PostgreSQL ${postgresMajor}. Rien n’a été touché\u00a0: reprenez la version du programme qui les a écrites.`,
  )
}

/** Made beside, then moved: a crash leaves no half cluster, and the fastest of two processes wins. */
function createCluster(bin: string, cluster: string, account: Account): void {
  const fresh = `${cluster}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  if (account) chownSync(fresh, account.uid, account.gid)
  const { status, stderr, error } = spawnSync(
    join(bin, 'initdb'),
    [
      ...['-D', fresh, '-U', 'postgres', '-E', 'UTF8', '-k', '--auth=trust', '--no-instructions'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ],
    { ...account, cwd: fresh, env: { PATH: process.env.PATH ?? '' }, encoding: 'utf8' },
  )
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Error(
      `la base n’a pas pu être créée dans ${cluster}. ${stderr || error?.message || ''}`,
    )
  }
  try {
    renameSync(fresh, cluster)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error
  }
}

/** A 0700 folder. A socket path holds 107 bytes: long data paths get a short one of their own. */
export function ensureSocketDir(dataDir: string, account: Account): string {
  const beside = join(dataDir, 'socket')
  const socketDir = Buffer.byteLength(beside) > 90 ? join(tmpdir(), shortName(dataDir)) : beside
  try {
    mkdirSync(socketDir, { mode: 0o700 })
    if (account) chownSync(socketDir, account.uid, account.gid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    refuseForeignFolder(socketDir, account)
  }
  chmodSync(socketDir, 0o700)
  return socketDir
}

function shortName(dataDir: string): string {
  return `ge-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)}`
}

/** Anyone may write in the temporary folder: a link or folder laid there by another is not ours. */
function refuseForeignFolder(path: string, account: Account): void {
  const stats = lstatSync(path)
  const uid = account?.uid ?? process.getuid?.()
  if (stats.isDirectory() && (uid === undefined || stats.uid === uid)) return
  throw new Error(
    `${path} est déjà là et n’appartient pas à la base. Supprimez-le, puis recommencez.`,
  )
}
