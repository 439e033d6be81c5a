import { test as vitest, inject, beforeAll } from 'vitest'
import pg from 'pg'
import { newCtx } from '#app/ctx.server.ts'
import type { Acteur, ActeurAdherent, Ctx, Role } from '#app/platform/ctx.ts'
import { configure, readConfig } from '#app/platform/config.server.ts'
import { configureDatabase, openReader } from '#app/platform/db.server.ts'
import { configureFiles } from '#app/platform/files/files.server.ts'
import { configureSecrets } from '#app/platform/secrets/secrets.server.ts'
import { newId } from '#app/platform/id.ts'
import { creerUnion } from '#app/modules/union/use-cases/creer-union.server.ts'
import { buildAdherent } from './build/adherent.ts'

export { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { socketDir: string; template: string; filesDir: string }
  }
}

let opened = false

/** One database a worker, cloned from the migrated template; each test then has a union of its own. */
export async function openTestDatabase(): Promise<void> {
  if (opened) return
  opened = true
  const { template, filesDir } = inject('postgres')
  const name = `worker_${process.env.VITEST_POOL_ID ?? '1'}_${process.pid}`
  const owner = new pg.Client(testUrl('postgres', 'postgres'))
  await owner.connect()
  await owner.query(`create database ${name} template ${template} strategy file_copy`)
  await owner.end()
  configure({ ...readConfig({ ARGON2_TEST: '1', DEMO: '0', DATA_DIR: filesDir }), logLevel: 'silent' })
  configureSecrets({ key: Buffer.alloc(32, 7) })
  configureFiles({ directory: filesDir })
  configureDatabase(testUrl('ge_app', name), { max: 30 })
  process.env.TEST_DATABASE = name
}

/** The address of the test server for a role; the owner's sees every union. */
export function testUrl(role: 'ge_app' | 'postgres', name = process.env.TEST_DATABASE ?? ''): string {
  return `postgres://${role}@/${name}?host=${encodeURIComponent(inject('postgres').socketDir)}`
}

let unions = 0

type Options = { now?: Date; fuseau?: string }

/** A new union, its presets, and a ctx whose acteur is its administrator. */
export async function newUnion({ now = defaultNow, fuseau = 'Europe/Paris' }: Options = {}): Promise<Ctx> {
  await openTestDatabase()
  unions += 1
  const slug = `u${process.pid}-${unions}`
  const union = await creerUnion({
    slug,
    nom: `UDSP ${slug}`,
    codeDepartement: '25',
    fuseau,
    demonstration: false,
  })
  const ctx = ctxFor(union, { genre: 'systeme' }, now)
  return as(ctx, await acteurDe(ctx, await buildAdherent(ctx, { roles: ['administrateur'] })))
}

/** Monday 23 November 2026, 10:00 in Paris: the clock of the tests. */
export const defaultNow = new Date('2026-11-23T09:00:00Z')

export function ctxFor(union: Ctx['union'], acteur: Acteur, now = defaultNow): Ctx {
  const statements = { count: 0 }
  const reader = openReader(union.id, statements)
  readers.push(reader)
  const ctx = newCtx({ union, reader, now, requestId: `test-${newId()}`, statements })
  return { ...ctx, acteur }
}

// Every reader of a test is closed when it ends: an open one holds a connection.
const readers: ReturnType<typeof openReader>[] = []

export async function closeReaders(): Promise<void> {
  for (const reader of readers.splice(0)) await reader.close()
}

/** The same union seen by somebody else (a reader of their own). */
export function as(ctx: Ctx, acteur: Acteur): Ctx {
  return ctxFor(ctx.union, acteur, ctx.now)
}

/** The same actor at another moment. */
export function at(ctx: Ctx, now: string | Date): Ctx {
  return ctxFor(ctx.union, ctx.acteur, new Date(now))
}

/** A validated member of this union holding roles, for the whole union or for one centre. */
export async function asRole(ctx: Ctx, roles: Role[], centreId: string | null = null): Promise<Ctx> {
  const systeme = as(ctx, { genre: 'systeme' })
  const built = await buildAdherent(systeme, { roles, ...(centreId && { centreRoleId: centreId }) })
  return as(ctx, await acteurDe(ctx, built))
}

export function asPublic(ctx: Ctx): Ctx {
  return as(ctx, { genre: 'public' })
}

/** The acteur that a session of this adherent would give. */
export async function acteurDe(ctx: Ctx, adherent: { id: string }): Promise<ActeurAdherent> {
  const reading = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  const row = await reading.db
    .selectFrom('adherent as a')
    .innerJoin('personne as p', (join) =>
      join.onRef('p.unionId', '=', 'a.unionId').onRef('p.id', '=', 'a.personneId'),
    )
    .where('a.unionId', '=', ctx.union.id)
    .where('a.id', '=', adherent.id)
    .select(['a.id', 'a.personneId', 'a.compteId', 'a.pseudo', 'a.email', 'a.centreId', 'a.valideLe'])
    .select(['p.prenoms', 'p.nomNaissance'])
    .executeTakeFirstOrThrow()
  const roles = await reading.db
    .selectFrom('accreditation')
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherent.id)
    .where('retireeLe', 'is', null)
    .select(['role', 'centreId'])
    .execute()
  await reading.closeReader()
  return {
    genre: 'adherent',
    adherentId: row.id,
    personneId: row.personneId,
    compteId: row.compteId ?? '',
    sessionId: newId(),
    pseudo: row.pseudo,
    nom: row.nomNaissance,
    prenom: row.prenoms,
    email: row.email ?? '',
    centreId: row.centreId,
    valide: row.valideLe !== null,
    roles,
  }
}

/** A fresh union a test, real commits: tests prove isolation by running beside each other. */
export const test = vitest.extend<{ ctx: Ctx }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest wants a destructured first parameter
  ctx: async ({}, use) => {
    const ctx = await newUnion()
    await use(ctx)
    await closeReaders()
  },
})

export function useTestDatabase(): void {
  beforeAll(openTestDatabase)
}
