import pg from 'pg'

/**
 * Removes every row of the demonstration unions, and their accounts. As the owner of the tables: the
 * journal and the frozen documents cannot be deleted by the requests' role. Real unions are untouched.
 */
export async function eraseDemonstration(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ id: number }>(
      'select id from union_departementale where demonstration order by id',
    )
    for (const { id } of rows) await eraseUnion(client, id)
    await eraseAccounts(client, "identifiant_exploitant = 'exploitant.demo'")
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    await client.end()
  }
}

async function eraseUnion(client: pg.Client, id: number): Promise<void> {
  await client.query('select set_config($1, $2, true)', ['app.union_id', String(id)])
  await client.query(
    `create temporary table comptes_effaces on commit drop as
      select compte_id as id from public.adherent where union_id = $1 and compte_id is not null`,
    [id],
  )
  for (const table of await childrenFirst(client)) {
    await client.query(`delete from ${client.escapeIdentifier(table)} where union_id = $1`, [id])
  }
  await client.query('delete from union_departementale where id = $1', [id])
  await eraseAccounts(client, 'id in (select id from comptes_effaces)')
  await client.query('drop table comptes_effaces')
}

/** An account of the demonstration belongs to one union: none is shared with a real one. */
async function eraseAccounts(client: pg.Client, condition: string): Promise<void> {
  const comptes = `(select id from identite.compte where ${condition})`
  for (const table of ['auth_session', 'jeton_acces']) {
    await client.query(`delete from identite.${table} where compte_id in ${comptes}`)
  }
  await client.query(`delete from identite.compte where ${condition}`)
}

/** The tables of the unions, each before those it refers to. */
async function childrenFirst(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ nom: string }>(
    `select c.relname as nom from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'union_id' and not a.attisdropped
      where n.nspname = 'public' and c.relkind = 'r' order by c.relname`,
  )
  const { rows: references } = await client.query<{ enfant: string; parent: string }>(
    `select e.relname as enfant, p.relname as parent from pg_constraint k
      join pg_class e on e.oid = k.conrelid join pg_class p on p.oid = k.confrelid
      where k.contype = 'f' and e.oid <> p.oid`,
  )
  const waiting = new Set(tables.map(({ nom }) => nom))
  const order: string[] = []
  while (waiting.size > 0) {
    const free = [...waiting].filter(
      (nom) => !references.some(({ enfant, parent }) => parent === nom && waiting.has(enfant)),
    )
    if (free.length === 0) throw new Error('The tables refer to each other in a circle')
    for (const nom of free) waiting.delete(nom)
    order.push(...free)
  }
  return order
}
