import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'ge-types-base-'))
const target = join(folder, 'app/platform/db-types.ts')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function generate(...options: string[]) {
  return spawnSync(process.execPath, ['scripts/generate-db-types.ts', folder, ...options], {
    encoding: 'utf8',
  })
}

test('les types viennent de la base migrée, et --check voit qu’ils ne sont plus vrais', () => {
  mkdirSync(join(folder, 'db/migrations'), { recursive: true })
  mkdirSync(join(folder, 'app/platform'), { recursive: true })
  writeFileSync(
    join(folder, 'db/migrations/0001_essai.sql'),
    `create table mon_essai (
       id uuid primary key,
       numero integer generated always as identity,
       statut text not null default 'ouverte' check (statut in ('ouverte', 'd''office')),
       partiel text check (partiel in ('a', 'b') or partiel like 'z%'),
       niveau integer not null check (niveau in (1, 2)),
       cents bigint not null,
       taux numeric(5, 2),
       jour date not null,
       debut_le timestamptz,
       cree_le timestamptz not null default now(),
       heure time not null,
       choix text[] not null default '{}',
       reglages jsonb not null,
       empreinte bytea not null,
       norme text generated always as (lower(statut)) stored
     );
     create schema identite;
     create table identite.compte (id uuid primary key);`,
  )
  expect(generate()).toMatchObject({ status: 0, stderr: '' })
  const text = readFileSync(target, 'utf8')
  expect(text.slice(text.indexOf('export'))).toMatchInlineSnapshot(`
    "export interface MonEssai {
      id: string
      numero: Computed<number>
      statut: Generated<'ouverte' | 'd\\'office'>
      partiel: string | null
      niveau: 1 | 2
      cents: number
      taux: string | null
      jour: string
      debutLe: Timestamp | null
      creeLe: ColumnType<Date, Date | string | undefined, Date | string>
      heure: string
      choix: Generated<string[]>
      reglages: Json
      empreinte: Buffer
      norme: Computed<string | null>
    }

    export interface IdentiteCompte {
      id: string
    }

    export interface DB {
      monEssai: MonEssai
      'identite.compte': IdentiteCompte
    }
    "
  `)

  expect(generate('--check').status).toBe(0)
  appendFileSync(target, '// more\n')
  const stale = generate('--check')
  expect(stale.status).toBe(1)
  expect(stale.stderr).toContain('npm run types:db')
})
