import { mkdirSync } from 'node:fs'
import { tryClaimServer } from '#app/platform/postgres/claim.server.ts'
import { resolveDataDir, startEmbeddedPostgres } from '#app/platform/postgres/launcher.server.ts'
import { prepareDatabase } from '#app/platform/postgres/migrate.server.ts'
import { type Cluster, openCluster } from './cluster.ts'

/** The database of this installation for a command: beside the server when it runs, alone otherwise. */
export async function openBeside(env: Record<string, string | undefined>): Promise<Cluster> {
  if (env.DATABASE_URL) return openCluster(env)
  const dataDir = resolveDataDir(env)
  mkdirSync(dataDir, { recursive: true })
  const postgres = await startEmbeddedPostgres({ dataDir })
  const urls = { ownerUrl: postgres.url('owner'), appUrl: postgres.url('app') }
  const claim = await tryClaimServer(urls.ownerUrl)
  if (claim) await prepareDatabase({ ownerUrl: urls.ownerUrl }) // a server that runs has done it
  return {
    dataDir,
    embedded: true,
    urls,
    async stop() {
      if (!claim) return
      await claim.release()
      await postgres.stop()
    },
  }
}
