import pg from 'pg'
import { inject } from 'vitest'
import { newCtx } from '#app/ctx.server.ts'
import { configure, readConfig } from '#app/platform/config.server.ts'
import type { Acteur, Ctx } from '#app/platform/ctx.ts'
import { configureDatabase, openReader } from '#app/platform/db.server.ts'
import { configureFiles } from '#app/platform/files/files.server.ts'
import { newId } from '#app/platform/id.ts'
import { configureSecrets } from '#app/platform/secrets/secrets.server.ts'

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
  configure({
    ...readConfig({ ARGON2_TEST: '1', DEMO: '0', DATA_DIR: filesDir }),
    logLevel: 'silent',
  })
  configureSecrets({ key: Buffer.alloc(32, 7) })
  configureFiles({ directory: filesDir })
  configureDatabase(testUrl('ge_app', name), { max: 30 })
  process.env.TEST_DATABASE = name
}

/** The address of the test server for a role; the owner's sees every union. */
export function testUrl(
  role: 'ge_app' | 'postgres',
  name = process.env.TEST_DATABASE ?? '',
): string {
  return `postgres://${role}@/${name}?host=${encodeURIComponent(inject('postgres').socketDir)}`
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

export function asPublic(ctx: Ctx): Ctx {
  return as(ctx, { genre: 'public' })
}
