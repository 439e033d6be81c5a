import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
import { prepareDatabase } from '#app/platform/postgres/migrate.server.ts'

// Writes app/platform/db-types.ts from a database that has just run every migration.
// With --check: says whether the file is still true. A folder may be given (the project's by default).

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  hasDefault: boolean
  generated: boolean
  check: string | null
}

const root = resolve(process.argv.slice(2).find((word) => !word.startsWith('-')) ?? '.')
const target = join(root, 'app/platform/db-types.ts')
const typeOf: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'string',
  bool: 'boolean',
  text: 'string',
  uuid: 'string',
  inet: 'string',
  date: 'string',
  time: 'string',
  timestamptz: 'Timestamp',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
  _date: 'string[]',
}

const columnsSql = `
  select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as table,
    a.attname as column, t.typname as type, not a.attnotnull as nullable,
    (a.atthasdef and a.attgenerated = '') or a.attidentity <> '' as "hasDefault",
    a.attgenerated <> '' or a.attidentity = 'a' as generated,
    (select min(pg_get_constraintdef(k.oid)) from pg_constraint k
     where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
       and pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\(\\w+ = ANY \\(ARRAY\\[[^]]+\\]\\)\\)\\)$') as check
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where n.nspname in ('public', 'identite') and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
  order by n.nspname desc, c.relname, a.attnum`

const text = write(await readColumns())
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') === text) process.exit(0)
  console.error(
    'app/platform/db-types.ts n’est plus à jour\u00a0: lancez «\u00a0npm run types:db\u00a0».',
  )
  process.exit(1)
}
writeFileSync(target, text)

async function readColumns(): Promise<Column[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ge-types-'))
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false })
    try {
      await prepareDatabase({ ownerUrl: postgres.url('owner'), root })
      return await query(postgres.url('owner'))
    } finally {
      await postgres.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function query(connectionString: string): Promise<Column[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query<Column>(columnsSql)).rows
  } finally {
    await client.end()
  }
}

function write(columns: Column[]): string {
  const tables = Map.groupBy(columns, ({ table }) => table)
  const names = [...tables.keys()]
  return [
    '// Written by `npm run types:db` from the migrated database: do not edit.',
    "import type { ColumnType } from 'kysely'",
    '',
    'type Generated<Type> = ColumnType<Type, Type | undefined, Type>',
    'type Computed<Type> = ColumnType<Type, never, never>',
    'type Timestamp = ColumnType<Date, Date | string, Date | string>',
    'type Json = ColumnType<unknown, string, string>',
    '',
    ...names.flatMap((name) => [
      `export interface ${pascal(name)} {`,
      ...(tables.get(name) ?? []).map(
        (column) => `  ${camel(column.column)}: ${columnType(column)}`,
      ),
      '}',
      '',
    ]),
    'export interface DB {',
    ...names.map(
      (name) => `  ${name.includes('.') ? `'${camel(name)}'` : camel(name)}: ${pascal(name)}`,
    ),
    '}',
    '',
  ].join('\n')
}

function columnType({
  table,
  column,
  type,
  nullable,
  hasDefault,
  generated,
  check,
}: Column): string {
  const known = (check && union(check)) ?? typeOf[type]
  if (known === undefined) throw new Error(`Type inconnu\u00a0: ${type} (${table}.${column})`)
  const whole = nullable ? `${known} | null` : known
  if (generated) return `Computed<${whole}>`
  if (!hasDefault) return whole
  const orNull = nullable ? ' | null' : ''
  if (known === 'Timestamp') {
    return `ColumnType<Date${orNull}, Date | string | undefined${orNull}, Date | string${orNull}>`
  }
  if (known === 'Json') return 'ColumnType<unknown, string | undefined, string>'
  return `Generated<${whole}>`
}

/** `CHECK ((statut = ANY (ARRAY['a'::text, 'b'::text])))` becomes 'a' | 'b'; numbers too. */
function union(check: string): string {
  const list = check.slice(check.indexOf('[') + 1, check.lastIndexOf(']'))
  const values = list.match(/'(?:[^']|'')*'|-?\d+/g) ?? []
  return values.map((value) => (value.startsWith("'") ? quoted(value) : value)).join(' | ')
}

function quoted(value: string): string {
  const plain = value.slice(1, -1).replaceAll("''", "'")
  return `'${plain.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** As CamelCasePlugin does; a digit after `_` would not come back from it. */
function camel(name: string): string {
  if (/_\d/.test(name)) throw new Error(`${name}\u00a0: pas de chiffre après un tiret bas`)
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function pascal(name: string): string {
  const words = camel(name).replace(/\.([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return words.charAt(0).toUpperCase() + words.slice(1)
}
