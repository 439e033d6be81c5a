import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

// A backup is a folder: `manifeste.json`, `postgres/` (a stopped cluster) and `files/`.

export type Manifest = {
  format: 1
  faiteLe: string
  application: string
  /** Absent when the database is on a server of its own, saved by its own tool. */
  base?: { postgresql: string; migration: string; lignes: Record<string, number> }
  /** Tells which secret key the encrypted values need, without telling the key. */
  cle: string | null
  dossiers: string[]
  /** SHA-256 of each file, by its path in the backup. */
  fichiers: Record<string, string>
}

export const manifestName = 'manifeste.json'

/** Reads the manifest, and refuses what is not a whole backup. */
export function readManifest(folder: string): Manifest {
  const manifest = parseManifest(folder)
  if (manifest.format !== 1) {
    throw new Error(
      'cette sauvegarde vient d’une version plus récente du programme. Reprenez cette version.',
    )
  }
  const paths = [...manifest.dossiers, ...Object.keys(manifest.fichiers)]
  if (
    paths.every((path) => /^(postgres|files)(\/|$)/.test(path) && !path.split('/').includes('..'))
  ) {
    return manifest
  }
  throw new Error(`${manifestName} nomme des fichiers hors de la sauvegarde.`)
}

function parseManifest(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest
  } catch {
    throw new Error(
      `${folder} n’est pas une sauvegarde entière de Grande Échelle\u00a0: ${manifestName} y manque ou est abîmé.`,
    )
  }
}

/** What the database holds now: every row is counted one by one, so every page is read and checked. */
export async function describeDatabase(ownerUrl: string): Promise<NonNullable<Manifest['base']>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ postgresql: string; migration: string }>(`
      select current_setting('server_version') as postgresql,
        (select max(name) from kysely_migration) as migration`)
    const [{ postgresql, migration } = { postgresql: '', migration: '' }] = rows
    return { postgresql, migration, lignes: await countRows(client) }
  } finally {
    await client.end()
  }
}

async function countRows(client: pg.Client): Promise<Record<string, number>> {
  const { rows: tables } = await client.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identite') and c.relkind = 'r' order by 1`)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${name}`)
    counts[name] = Number(rows[0]?.n)
  }
  return counts
}

/** The identifier that each encrypted value carries: the first digits of the key's hash. */
export function keyFingerprint(text: string): string {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length === 32) return createHash('sha256').update(key).digest('hex').slice(0, 8)
  throw new Error(
    'la clé secrète doit faire 32 octets, en hexadécimal (64 caractères) ou en base64.',
  )
}

/** « 12 lignes dans 3 tables, 4 fichiers » */
export function summary({ base, fichiers }: Manifest): string {
  const stored = Object.keys(fichiers).filter((path) => path.startsWith('files/')).length
  const files = `${stored} fichier${stored > 1 ? 's' : ''}`
  if (!base) return files
  const counts = Object.values(base.lignes)
  const lines = counts.reduce((sum, count) => sum + count, 0)
  return `${lines} ligne${lines > 1 ? 's' : ''} dans ${counts.length} tables, ${files}`
}

/** Runs a command of the operator; what stops it is a sentence. */
export async function runCommand(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    console.error(`\n${sentence(error)}\n`)
    if (process.env.LOG_LEVEL === 'debug') console.error(error)
    process.exitCode = 1
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'Il n’y a plus de place sur le disque.',
  EACCES: 'Ce compte n’a pas le droit d’écrire ou de lire ici.',
  EROFS: 'Ce disque n’accepte pas d’écriture.',
  ENOENT: 'Ce fichier ou ce dossier n’existe pas.',
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'Une option est inconnue.',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'Une option attend une valeur.',
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code = '', path = '' } = error as NodeJS.ErrnoException
  const text = reasons[code] ? `${reasons[code]} ${path || error.message}` : error.message
  return text.charAt(0).toUpperCase() + text.slice(1)
}
