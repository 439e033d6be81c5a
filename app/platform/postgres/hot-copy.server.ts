import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { findAccount, giveTree } from './account.server.ts'

type Copy = { ownerUrl: string; cluster: string; target: string }

/**
 * Copies a running cluster: its pages are copied while they change, and the log of the meantime, copied
 * after, repairs them when the copy first starts.
 * Source: https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function copyRunningCluster({ ownerUrl, cluster, target }: Copy): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    // Keeps the log of the meantime from being recycled; gone with this connection.
    await client.query(
      `select pg_create_physical_replication_slot('copie_' || pg_backend_pid(), true, true)`,
    )
    await client.query(`select pg_backup_start('grande-echelle', true)`)
    copyFolder(cluster, target)
    copyControlFile(cluster, target)
    const { rows } = await client.query<Stop>(stopSql)
    for (const { label, last } of rows) {
      writeFileSync(join(target, 'backup_label'), label, { mode: 0o600 })
      copyLog(join(cluster, 'pg_wal'), join(target, 'pg_wal'), label, last)
    }
  } finally {
    await client.end()
  }
  giveTree(target, findAccount(cluster))
}

type Stop = { label: string; last: string }

const stopSql =
  'select labelfile as label, pg_walfile_name(lsn - 1) as last from pg_backup_stop(false)'

// What a server makes again when it starts, or must not find.
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const skipped =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|pg_control)$/

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (skipped.test(entry.name)) continue
    if (entry.isDirectory() && emptied.has(entry.name)) mkdirSync(target, { mode: 0o700 })
    else if (entry.isDirectory()) copyFolder(source, target)
    else if (entry.isFile()) copyExisting(source, target)
    else
      throw new Error(
        `la base range des données hors de son dossier (${source})\u00a0: cette sauvegarde ne les prend pas.`,
      )
  }
}

/** A table dropped meanwhile takes its file away: the log says so too. */
function copyExisting(from: string, to: string): void {
  try {
    copyFileSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Read until twice the same: the server may be writing it. */
function copyControlFile(cluster: string, target: string): void {
  const path = 'global/pg_control'
  let bytes = readFileSync(join(cluster, path))
  for (;;) {
    const again = readFileSync(join(cluster, path))
    if (again.equals(bytes)) break
    bytes = again
  }
  writeFileSync(join(target, path), bytes, { mode: 0o600 })
}

function copyLog(from: string, to: string, label: string, last: string): void {
  const first = /\(file ([0-9A-F]{24})\)/.exec(label)?.[1]
  const names = readdirSync(from).filter((name) => /^[0-9A-F]{24}$/.test(name))
  const needed = names.filter((name) => first !== undefined && name >= first && name <= last)
  if (first === undefined || !needed.includes(first) || !needed.includes(last)) {
    throw new Error(
      'le journal de la base a été recyclé pendant la copie. Recommencez la sauvegarde.',
    )
  }
  const histories = readdirSync(from).filter((name) => name.endsWith('.history'))
  for (const name of [...needed, ...histories]) copyFileSync(join(from, name), join(to, name))
}
