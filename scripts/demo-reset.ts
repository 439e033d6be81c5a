import { existsSync } from 'node:fs'
import { readConfig } from '#app/platform/config.server.ts'
import { eraseDemonstration } from '#db/demo/effacer.server.ts'
import { openCluster } from './cluster.ts'

// npm run demo:reset: removes the demonstration unions and loads them again, as of today. The server
// must be stopped: it would serve unions that no longer exist.

const built = new URL('../build/server/web.js', import.meta.url)

try {
  await run()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(`\nLa démonstration n’a pas été rechargée\u00a0: ${reason}\n`)
  process.exitCode = 1
}

async function run(): Promise<void> {
  if (!existsSync(built))
    throw new Error(
      'le serveur n’est pas encore construit. Lancez d’abord «\u00a0npm start\u00a0».',
    )
  const cluster = await openCluster(process.env)
  try {
    const config = readConfig(process.env, cluster.dataDir)
    if (!config.demo || !cluster.embedded)
      throw new Error('cette installation n’est pas une démonstration (DEMO, BASE_URL).')
    const started = Date.now()
    const erased = await eraseDemonstration(cluster.urls.ownerUrl)
    const web = (await import(built.href)) as typeof import('#server/app.ts')
    const runtime = await web.startRuntime({ config, ...cluster.urls })
    try {
      await web.loadDemonstration()
    } finally {
      await runtime.stop()
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    console.log(
      `Démonstration rechargée en ${seconds}\u00a0s (${erased} unions retirées, 2 unions créées).`,
    )
  } finally {
    await cluster.stop()
  }
}
