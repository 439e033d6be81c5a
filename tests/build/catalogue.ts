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
  const trouvees: string[] = []
  for (const { schema, table, colonne, type } of colonnes) {
    const texte =
      type === 'bytea'
        ? `encode("${colonne}", 'escape')`
        : type === '_text'
          ? `array_to_string("${colonne}", ' ')`
          : `"${colonne}"::text`
    const rows = await queryOwner<{ n: number }>(
      `select count(*)::int as n from "${schema}"."${table}" where exists (select 1 from unnest($1::text[]) mot
        where position(lower(mot) in lower(${texte})) > 0)`,
      [mots],
    )
    if ((rows[0]?.n ?? 0) > 0) trouvees.push(`${table}.${colonne}`)
  }
  return trouvees.sort()
}
