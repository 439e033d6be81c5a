import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { database } from '#app/platform/db.server.ts'
import { checkAppRole } from '#app/platform/postgres/roles.server.ts'
import { describe, expect, newUnion, openTestDatabase, test, testUrl } from '#tests/base.ts'
import { buildFormation } from '#tests/build/formation.ts'

let owner: pg.Client

beforeAll(async () => {
  await openTestDatabase()
  owner = new pg.Client({ connectionString: testUrl('postgres') })
  await owner.connect()
})

afterAll(() => owner.end())

/** Tables that belong to no union, each for a reason. */
const communes = ['union_departementale', 'tentative', 'kysely_migration', 'kysely_migration_lock']

describe('l’isolation des unions', () => {
  test('chaque table a union_id, la sécurité par ligne forcée et une règle', async () => {
    const { rows } = await owner.query<{
      nom: string
      active: boolean
      forcee: boolean
      regles: number
      colonne: boolean
    }>(`
      select c.relname as nom, c.relrowsecurity as active, c.relforcerowsecurity as forcee,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as regles,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'union_id') as colonne
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`)
    const fautives = rows.filter(
      ({ nom, active, forcee, regles, colonne }) =>
        !communes.includes(nom) && !(colonne && active && forcee && regles === 1),
    )
    expect(fautives).toEqual([])
    expect(rows.length).toBeGreaterThan(25)
  })

  test('union_id est en tête de chaque clé, de chaque unicité et de chaque référence', async () => {
    const { rows } = await owner.query<{ nom: string }>(`
      select c.relname || ' ' || k.conname as nom
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where n.nspname = 'public' and k.contype in ('p', 'u', 'f') and a.attname <> 'union_id'
        and exists (select 1 from pg_attribute u where u.attrelid = c.oid and u.attname = 'union_id')
      union all
      select i.indexrelid::regclass::text
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where n.nspname = 'public' and i.indisunique and a.attname <> 'union_id'
        and exists (select 1 from pg_attribute u where u.attrelid = c.oid and u.attname = 'union_id')`)
    expect(rows).toEqual([])
  })

  test('une requête écrite sans son filtre ne rend aucune ligne d’une autre union', async ({
    ctx,
  }) => {
    const autre = await newUnion()
    await buildFormation(autre)
    expect(await ctx.db.selectFrom('formation').selectAll().execute()).toEqual([])
    expect(await autre.db.selectFrom('formation').select('unionId').execute()).toEqual([
      { unionId: autre.union.id },
    ])
  })

  test('sans union, rien ne se lit ; une ligne d’une autre union ne s’écrit pas', async ({
    ctx,
  }) => {
    await buildFormation(ctx)
    const { rows } = await sql`select * from formation`.execute(database().kysely)
    expect(rows).toEqual([])
    const autre = await newUnion()
    const ecriture = sql`insert into preference (union_id, cle, valeur) values (${autre.union.id}, 'x', 'true')`
    await expect(ecriture.execute(ctx.db)).rejects.toThrow()
  })

  test('une lecture ne peut pas écrire', async ({ ctx }) => {
    const ecriture = sql`update identite_union set raison_sociale = 'x' where union_id = ${ctx.union.id}`
    await expect(ecriture.execute(ctx.db)).rejects.toThrow('read-only')
  })

  test('les identités ne se lisent que par leurs fonctions', async ({ ctx }) => {
    await expect(sql`select * from identite.compte`.execute(ctx.db)).rejects.toThrow(
      'permission denied',
    )
  })

  test('le journal et les procès-verbaux ne se modifient ni ne s’effacent', async () => {
    const app = new pg.Client({ connectionString: testUrl('ge_app') })
    await app.connect()
    for (const table of ['journal', 'journal_valeur', 'proces_verbal', 'fichier']) {
      await expect(app.query(`update ${table} set union_id = 1`)).rejects.toThrow(
        'permission denied',
      )
      await expect(app.query(`delete from ${table}`)).rejects.toThrow('permission denied')
    }
    await app.end()
  })

  test('le serveur refuse de démarrer avec un rôle qui voit tout', async () => {
    const trop = new pg.Pool({ connectionString: testUrl('postgres'), max: 1 })
    await expect(checkAppRole(trop)).rejects.toThrow('toutes les unions')
    await expect(checkAppRole(database().pool)).resolves.toBeUndefined()
    await trop.end()
  })
})
