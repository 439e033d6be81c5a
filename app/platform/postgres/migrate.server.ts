import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { ensureRoles } from './roles.server.ts'

type Prepare = {
  ownerUrl: string
  /** Password of the requests' role: an external server asks for one, the socket does not. */
  appPassword?: string
  /** The project's folder, which holds db/migrations. */
  root?: string
}

/** Roles, the queue's tables, then our migrations: what a database needs before serving. */
export async function prepareDatabase({
  ownerUrl,
  appPassword,
  root = process.cwd(),
}: Prepare): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await refuseOldServer(pool)
    await ensureRoles(pool, appPassword)
    await runMigrations({ pgPool: pool }) // its functions are called by ours
    await migrate(pool, join(root, 'db/migrations'))
  } finally {
    await pool.end()
  }
}

type Urls = { ownerUrl: string; appUrl: string }

/** The same address for the requests' role, with the password derived from the installation's secret. */
export function databaseUrls(databaseUrl: string, appPassword: string): Urls {
  const [, scheme, rest = ''] = /^(postgres(?:ql)?:\/\/)(?:[^/?#]*@)?(.*)$/.exec(databaseUrl) ?? []
  if (scheme === undefined) {
    throw new Error(
      'DATABASE_URL attend une adresse comme postgres://compte:motdepasse@serveur:5432/base.',
    )
  }
  // By hand: on a socket the address has no host, and URL then drops the account.
  const [place = '', query = ''] = rest.split('?')
  const parameters = query.split('&').filter((parameter) => !/^(user|password)=/.test(parameter))
  const tail = parameters.join('&') === '' ? '' : `?${parameters.join('&')}`
  return { ownerUrl: databaseUrl, appUrl: `${scheme}ge_app:${appPassword}@${place}${tail}` }
}

/** The schema keeps to the PostgreSQL 15 subset: older servers lack part of it. */
export function refuseOldVersion(versionNumber: number): void {
  if (versionNumber >= 150_000) return
  throw new Error(
    `PostgreSQL ${Math.floor(versionNumber / 10_000)} est trop ancien\u00a0: la version 15 ou une plus récente est nécessaire.`,
  )
}

async function refuseOldServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num')
  refuseOldVersion(Number(rows[0]?.server_version_num))
}

/** Forward-only SQL files in the order of their names; all those that are new pass, or none. */
async function migrate(pool: pg.Pool, folder: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const migrations = readMigrations(folder)
  await refuseNewerDatabase(pool, new Set(Object.keys(migrations)))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results.find(({ status }) => status === 'Error')?.migrationName
  const reason = error instanceof Error ? error.message : 'raison inconnue'
  throw new Error(
    `la base n’a pas pu être mise à jour (${failed ?? 'migrations'})\u00a0: ${reason}`,
    {
      cause: error,
    },
  )
}

function readMigrations(folder: string): Record<string, Migration> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return Object.fromEntries(
    names.sort().map((name) => [name.replace(/\.sql$/, ''), readMigration(join(folder, name))]),
  )
}

function readMigration(path: string): Migration {
  const text = readFileSync(path, 'utf8')
  return {
    async up(db: Kysely<unknown>) {
      await sql.raw(text).execute(db)
    },
  }
}

/** A program older than its data would write what their newer rules forbid. */
async function refuseNewerDatabase(pool: pg.Pool, known: Set<string>): Promise<void> {
  const { rows: tables } = await pool.query<{ name: string | null }>(
    "select to_regclass('kysely_migration') as name",
  )
  if (tables[0]?.name === null) return
  const { rows } = await pool.query<{ name: string }>(
    'select name from kysely_migration order by name',
  )
  const unknown = rows.find(({ name }) => !known.has(name))
  if (!unknown) return
  throw new Error(
    `la base a été mise à jour par une version plus récente du programme (${unknown.name}). Rien n’a été touché\u00a0: reprenez cette version.`,
  )
}
