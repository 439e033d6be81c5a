import pg from 'pg'
import { testUrl } from '#tests/ctx.ts'

type Colonne = { schema: string; table: string; colonne: string; type: string }

/** The owner's view of the database: every union, every table. */
export async function queryOwner<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: testUrl('postgres') })
  await owner.connect()
  try {
    return (await owner.query<Row>(text, values)).rows
  } finally {
    await owner.end()
  }
}

export function listTables(): Promise<{ nom: string }[]> {
  return queryOwner(`select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as nom
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identite') and c.relkind in ('r', 'p') order by 1`)
}

/** Where one of these words is still written, in any column that can hold a text. */
export async function chercherPartout(mots: string[]): Promise<string[]> {
  const colonnes = await queryOwner<Colonne>(`
    select n.nspname as schema, c.relname as table, a.attname as colonne, t.typname as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where n.nspname in ('public', 'identite') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and t.typname in ('text', '_text', 'varchar', 'jsonb', 'json', 'bytea')`)
  // One statement for the whole database: hundreds of columns, asked one by one, would take minutes.
  const recherches = colonnes.map(
    ({ schema, table, colonne, type }) => `select '${table}.${colonne}' as place where exists (
      select 1 from "${schema}"."${table}", unnest($1::text[]) mot
      where position(lower(mot) in lower(${texteDe(colonne, type)})) > 0)`,
  )
  const rows = await queryOwner<{ place: string }>(recherches.join(' union all '), [mots])
  return rows.map(({ place }) => place).sort()
}

function texteDe(colonne: string, type: string): string {
  if (type === 'bytea') return `encode("${colonne}", 'escape')`
  return type === '_text' ? `array_to_string("${colonne}", ' ')` : `"${colonne}"::text`
}
