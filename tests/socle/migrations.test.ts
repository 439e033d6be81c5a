import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '#app/platform/postgres/launcher.server.ts'
import {
  databaseUrls,
  prepareDatabase,
  refuseOldVersion,
} from '#app/platform/postgres/migrate.server.ts'
import { checkAppRole } from '#app/platform/postgres/roles.server.ts'
import { query } from './query.ts'

const folder = mkdtempSync(join(tmpdir(), 'ge-migrations-'))
let postgres: EmbeddedPostgres

beforeAll(async () => {
  chmodSync(folder, 0o711)
  postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'donnees'), durable: false })
})

afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

let databases = 0

/** An empty database, and the folder of a project with these migrations. */
async function newProject(files: Record<string, string>, owner = 'postgres') {
  databases += 1
  const name = `projet_${databases}`
  await query(postgres.url('owner'), `create database ${name} owner ${owner}`)
  const root = join(folder, name)
  mkdirSync(join(root, 'db/migrations'), { recursive: true })
  writeMigrations(root, files)
  return { root, ownerUrl: postgres.url('owner', name), appUrl: postgres.url('app', name) }
}

function writeMigrations(root: string, files: Record<string, string>) {
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(root, 'db/migrations', name), text)
}

describe('préparer la base', () => {
  test('passe les fichiers SQL dans l’ordre de leurs noms, chacun une seule fois', async () => {
    const { root, ownerUrl } = await newProject({
      '0002_suite.sql': 'alter table essai add b text; insert into essai values (1);',
      '0001_debut.sql':
        'create table essai (a integer); -- deux instructions\ncreate index on essai (a);',
    })
    await prepareDatabase({ ownerUrl, root })
    await prepareDatabase({ ownerUrl, root })
    writeMigrations(root, { '0003_fin.sql': 'insert into essai values (3)' })
    await prepareDatabase({ ownerUrl, root })
    expect(await query(ownerUrl, 'select a, b from essai order by a')).toEqual([
      { a: 1, b: null },
      { a: 3, b: null },
    ])
  })

  test('nomme le fichier qui échoue, et n’en garde aucun de ce passage', async () => {
    const { root, ownerUrl } = await newProject({
      '0001_bon.sql': 'create table essai (a integer)',
      '0002_faux.sql': 'create table autre (a integer); insert into absente values (1)',
    })
    await expect(prepareDatabase({ ownerUrl, root })).rejects.toThrow('0002_faux')
    const tables = `select tablename from pg_tables where tablename in ('essai', 'autre')`
    expect(await query(ownerUrl, tables)).toEqual([])
  })

  test('refuse une base mise à jour par un programme plus récent', async () => {
    const { root, ownerUrl } = await newProject({
      '0001_a.sql': 'select 1',
      '0002_b.sql': 'select 1',
    })
    await prepareDatabase({ ownerUrl, root })
    rmSync(join(root, 'db/migrations/0002_b.sql'))
    await expect(prepareDatabase({ ownerUrl, root })).rejects.toThrow(
      'version plus récente du programme (0002_b)',
    )
  })

  test('se lance plusieurs fois en même temps sans se gêner', async () => {
    const projects = await Promise.all(
      [1, 2].map(() => newProject({ '0001_a.sql': 'create table essai (a integer)' })),
    )
    await Promise.all(
      [...projects, ...projects].map(({ ownerUrl, root }) => prepareDatabase({ ownerUrl, root })),
    )
    for (const { ownerUrl } of projects)
      expect(await query(ownerUrl, 'select a from essai')).toEqual([])
  })

  test('met en place les vraies tables avec un propriétaire qui n’est pas superutilisateur', async () => {
    // A server of its own, as a hosting company gives: the roles do not exist yet.
    const hosted = await startEmbeddedPostgres({
      dataDir: join(folder, 'hebergee'),
      durable: false,
    })
    onTestFinished(hosted.stop)
    await query(hosted.url('owner'), 'create role exploitant login createrole nosuperuser')
    await query(hosted.url('owner'), 'create database heberge owner exploitant')
    const ownerUrl = hosted.url('owner', 'heberge').replace('postgres@', 'exploitant@')
    await prepareDatabase({ ownerUrl, appPassword: 'secret' })
    await prepareDatabase({ ownerUrl, appPassword: 'secret' })
    const tables = `select count(*)::int as n from pg_tables where tableowner = 'exploitant'`
    expect((await query(ownerUrl, tables))[0]?.n).toBeGreaterThan(10)
    await expect(
      check(databaseUrls(hosted.url('owner', 'heberge'), 'secret').appUrl),
    ).resolves.toBeUndefined()
  })

  test('dit le droit qui manque à un propriétaire qui ne peut pas créer de rôle', async () => {
    await query(postgres.url('owner'), 'create role simple login nosuperuser nocreaterole')
    const { ownerUrl, root } = await newProject({}, 'simple')
    const url = ownerUrl.replace('postgres@', 'simple@')
    await expect(prepareDatabase({ ownerUrl: url, root, appPassword: 'x' })).rejects.toThrow(
      'CREATEROLE',
    )
  })

  test('refuse un serveur plus ancien que PostgreSQL 15', () => {
    expect(() => refuseOldVersion(140_012)).toThrow('PostgreSQL 14 est trop ancien')
    expect(() => refuseOldVersion(150_001)).not.toThrow()
  })
})

describe('le rôle des pages', () => {
  test('est accepté simple, et ne peut ni créer de table ni lire la file des travaux', async () => {
    const { root, ownerUrl, appUrl } = await newProject({
      '0001_a.sql': 'create table essai (a integer)',
    })
    await prepareDatabase({ ownerUrl, root })
    await expect(check(appUrl)).resolves.toBeUndefined()
    await expect(query(appUrl, 'create table autre (a integer)')).rejects.toThrow(
      'permission denied',
    )
    await expect(query(appUrl, 'select * from graphile_worker.jobs')).rejects.toThrow(
      'permission denied',
    )
  })

  test('est refusé superutilisateur, BYPASSRLS, ou membre du propriétaire des tables', async () => {
    const { root, ownerUrl } = await newProject({ '0001_a.sql': 'create table essai (a integer)' })
    await prepareDatabase({ ownerUrl, root })
    await query(
      ownerUrl,
      'create role passe login bypassrls; create role tient login; create role membre login',
    )
    await query(ownerUrl, 'alter table essai owner to tient; grant tient to membre')
    for (const name of ['postgres', 'passe', 'tient', 'membre']) {
      await expect(check(ownerUrl.replace('postgres@', `${name}@`)), name).rejects.toThrow(
        `«\u00a0${name}\u00a0»`,
      )
    }
  })

  test('prend l’adresse du propriétaire, avec son propre nom et son mot de passe', () => {
    const appUrl = (url: string) => databaseUrls(url, 'abc').appUrl
    expect(appUrl('postgres://moi:secret@serveur:5433/base?sslmode=require')).toBe(
      'postgres://ge_app:abc@serveur:5433/base?sslmode=require',
    )
    expect(appUrl('postgresql:///base?host=/var/run&user=moi&password=x')).toBe(
      'postgresql://ge_app:abc@/base?host=/var/run',
    )
    expect(() => appUrl('host=serveur dbname=base')).toThrow('DATABASE_URL attend une adresse')
  })
})

async function check(connectionString: string): Promise<void> {
  const pool = new pg.Pool({ connectionString, max: 1 })
  pool.on('error', () => {}) // its end does not wait for the connection to be closed
  try {
    await checkAppRole(pool)
  } finally {
    await pool.end()
  }
}
