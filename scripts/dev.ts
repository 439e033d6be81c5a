import { createServer as createHttpServer } from 'node:http'
import { createServer as createViteServer } from 'vite'
import { readConfig } from '#app/platform/config.server.ts'
import { openCluster } from './cluster.ts'
import { openLocalStripe } from './local-stripe.ts'

// npm run dev: the same product, its pages made again at each change of a file.

const cluster = await openCluster(process.env)
const config = readConfig(process.env, cluster.dataDir)
const stripe = await openLocalStripe(config)
const vite = await createViteServer({ server: { middlewareMode: true }, appType: 'custom' })
// The database is opened once; a change of `app/platform` or `server` itself wants a new start.
const first = (await vite.ssrLoadModule('/server/app.ts')) as typeof import('#server/app.ts')
const runtime = await first.startRuntime({ config, ...cluster.urls })
if (config.demo && cluster.embedded) await first.loadDemonstration()
stripe?.follow(await first.listComptesDemonstration(`http://localhost:${config.port}`))
await runtime.startWorker()

const server = createHttpServer((request, response) => {
  vite.middlewares(request, response, () => {
    void vite.ssrLoadModule('/server/app.ts').then(
      (loaded) => {
        ;(loaded as typeof first).createApp()(request, response)
      },
      (error: Error) => {
        vite.ssrFixStacktrace(error)
        response.statusCode = 500
        response.end(error.stack)
      },
    )
  })
})
server.listen(config.port, config.host, () => {
  console.log(`Prêt : http://localhost:${config.port} (développement)`)
})

async function stop() {
  server.closeAllConnections()
  await vite.close()
  await runtime.stop()
  await cluster.stop()
  await stripe?.stop()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
