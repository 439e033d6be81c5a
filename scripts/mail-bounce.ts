import { existsSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { readConfig } from '#app/platform/config.server.ts'
import { openBeside } from './beside.ts'

// npm run -s mail:bounce < message: a mail server gives here what arrives at MAIL_BOUNCE. Exit code 0:
// noted, or not ours; 75 (EX_TEMPFAIL): the mail server keeps the message and tries again.

const tempFail = 75
const built = new URL('../build/server/web.js', import.meta.url)

try {
  await run()
} catch (error) {
  console.error(
    `Retour non enregistré\u00a0: ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exitCode = tempFail
}

async function run(): Promise<void> {
  if (!existsSync(built)) throw new Error('le serveur n’est pas encore construit.')
  const message = await buffer(process.stdin)
  process.env.NODE_ENV = 'production'
  const cluster = await openBeside(process.env)
  try {
    const { recevoirRetour, startRuntime } = (await import(
      built.href
    )) as typeof import('#server/app.ts')
    const config = readConfig(process.env, cluster.dataDir)
    const runtime = await startRuntime({ config, ...cluster.urls })
    try {
      const connu = await recevoirRetour(message)
      console.log(connu ? 'Retour enregistré.' : 'Ce message ne parle d’aucun de nos mails.')
    } finally {
      await runtime.stop()
    }
  } finally {
    await cluster.stop()
  }
}
