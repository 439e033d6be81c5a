import { existsSync } from 'node:fs'
import { readConfig } from '#app/platform/config.server.ts'
import { openBeside } from './beside.ts'

// npm run worker: the queue alone, beside one or several web processes on the same database.

const built = new URL('../build/server/worker.js', import.meta.url)
if (!existsSync(built)) {
  console.error('Le serveur n’est pas encore construit. Lancez d’abord « npm start ».')
  process.exit(1)
}
process.env.NODE_ENV = 'production'
const cluster = await openBeside(process.env)
const { startRuntime } = (await import(built.href)) as typeof import('#server/worker.ts')
const runtime = await startRuntime({
  config: readConfig(process.env, cluster.dataDir),
  ...cluster.urls,
})
await runtime.startWorker()
console.log('Prêt : les travaux en file sont traités.')

async function stop() {
  await runtime.stop()
  await cluster.stop()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
