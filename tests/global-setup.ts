import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
import { prepareDatabase } from '#app/platform/postgres/migrate.server.ts'

/** One server without durability for the whole run; one template, migrated once. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'ge-tests-'))
  const postgres = await startEmbeddedPostgres({ dataDir: directory, durable: false })
  const template = `modele_${migrationsHash()}`
  const owner = new pg.Client({ connectionString: postgres.url('owner', 'postgres') })
  await owner.connect()
  await owner.query(`create database ${template}`)
  await owner.end()
  await prepareDatabase({ ownerUrl: postgres.url('owner', template) })
  const filesDir = join(directory, 'fichiers')
  mkdirSync(filesDir)
  project.provide('postgres', { socketDir: postgres.socketDir, template, filesDir })
  return async () => {
    await postgres.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync('db/migrations').sort()) {
    hash.update(readFileSync(join('db/migrations', name)))
  }
  return hash.digest('hex').slice(0, 12)
}
