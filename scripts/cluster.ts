import { mkdirSync } from 'node:fs'
import { readConfig } from '#app/platform/config.server.ts'
import { claimServer } from '#app/platform/postgres/claim.server.ts'
import { resolveDataDir, startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
import { databaseUrls, prepareDatabase } from '#app/platform/postgres/migrate.server.ts'
import { appDatabasePassword, loadSecretKey } from '#app/platform/secrets/secrets.server.ts'

export type Cluster = {
  dataDir: string
  embedded: boolean
  urls: { appUrl: string; ownerUrl: string }
  stop: () => Promise<void>
}

/**
 * The database of this installation, migrated: the one of DATABASE_URL, or the embedded one. The
 * embedded one has one server at a time; it stops with it.
 */
export async function openCluster(env: Record<string, string | undefined>): Promise<Cluster> {
  const dataDir = resolveDataDir(env)
  const config = readConfig(env, dataDir)
  mkdirSync(config.dataDir, { recursive: true })
  if (config.databaseUrl !== undefined) {
    const appPassword = appDatabasePassword(await loadSecretKey(config))
    const urls = databaseUrls(config.databaseUrl, appPassword)
    await prepareDatabase({ ownerUrl: urls.ownerUrl, appPassword })
    return { dataDir, embedded: false, urls, stop: async () => {} }
  }
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir })
  const urls = { ownerUrl: postgres.url('owner'), appUrl: postgres.url('app') }
  const claim = await claimServer(urls.ownerUrl)
  async function stop() {
    // In this order: nobody must take over a database that is stopping.
    await postgres.stop()
    await claim.release()
  }
  try {
    await prepareDatabase({ ownerUrl: urls.ownerUrl })
  } catch (error) {
    await stop() // a start that fails leaves no database running behind it
    throw error
  }
  return { dataDir, embedded: true, urls, stop }
}
