import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '#app/platform/config.server.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { openLocalStripe } from './local-stripe.ts'

// npm start: builds if needed, starts the database, migrates, loads the demonstration, serves.

const started = Date.now()
// Before React is loaded: its development build costs three times the CPU of a page.
process.env.NODE_ENV = 'production'

try {
  await start()
} catch (error) {
  console.error(
    `\nLe démarrage s’est arrêté : ${error instanceof Error ? error.message : String(error)}\n`,
  )
  if (process.env.LOG_LEVEL === 'debug') console.error(error)
  process.exit(1)
}

async function start() {
  const cluster = await openCluster(process.env)
  try {
    await serve(cluster)
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function serve(cluster: Cluster) {
  const config = readConfig(process.env, cluster.dataDir)
  const stripe = await openLocalStripe(config)
  buildIfNeeded()
  const web = (await import(builtFile('web'))) as typeof import('#server/app.ts')
  const runtime = await web.startRuntime({ config, ...cluster.urls })
  if (config.demo && cluster.embedded) await web.loadDemonstration()
  const { server, url } = await web.listen(config)
  stripe?.follow(await web.listComptesDemonstration(url))
  await runtime.startWorker()
  tellWhatRuns(config, url)
  if (stripe) console.log(`Paiement par carte d’essai : ${stripe.url}`)
  let stopping = false
  async function stop() {
    if (stopping) return
    stopping = true
    await web.closeServer(server)
    await runtime.stop()
    await cluster.stop()
    await stripe?.stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

function builtFile(name: string): string {
  return new URL(`../build/server/${name}.js`, import.meta.url).href
}

/** The build is made when it is missing or older than a source. */
function buildIfNeeded() {
  const built = 'build/server/web.js'
  const sources = [
    'app',
    'server',
    'public',
    'db/demo',
    'package-lock.json',
    'vite.config.ts',
    'react-router.config.ts',
  ]
  if (existsSync(built) && newest(sources) <= statSync(built).mtimeMs) return
  console.log('Préparation des pages…')
  const { status, stderr, stdout } = spawnSync('react-router', ['build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error(`la préparation des pages a échoué.\n${stdout}\n${stderr}`)
}

function newest(paths: string[]): number {
  return Math.max(0, ...paths.filter(existsSync).map(newestIn))
}

function newestIn(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

function tellWhatRuns(config: ReturnType<typeof readConfig>, url: string) {
  if (!config.smtpUrl) {
    console.log(
      'Aucun serveur de courriel (SMTP_URL) : les messages restent lisibles dans l’historique.',
    )
  }
  if (config.baseUrl === undefined || !config.https) {
    console.log('Adresse sans https (BASE_URL) : à réserver à un essai sur cette machine.')
  }
  if (config.demo) {
    console.log('Démonstration : admin.demo, gestion.formations, forma.teur, dupont.jean…')
    console.log(
      '  mot de passe de tous : Grande-Echelle-2026 (connexion depuis cette machine seulement)',
    )
    console.log(`  ${url}/demo/connexion`)
  }
  console.log(`Prêt : ${url} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
}
