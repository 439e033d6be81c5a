import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Held by the one process that serves these data, and stops the embedded database when it ends. */
export type Claim = { release: () => Promise<void> }

const serverLock = 4_711_002

/** Decides who is the server: a second one is refused with a sentence. */
export async function claimServer(ownerUrl: string): Promise<Claim> {
  const claim = await tryClaimServer(ownerUrl)
  if (claim) return claim
  throw new Error(
    'ces données sont déjà utilisées\u00a0: Grande Échelle tourne déjà, ou une sauvegarde est en cours. Arrêtez l’autre programme, ou choisissez un autre dossier avec DATA_DIR.',
  )
}

/** The same, without refusing: undefined when another process serves these data. */
export async function tryClaimServer(ownerUrl: string): Promise<Claim | undefined> {
  // A server just killed gives its lock back as soon as PostgreSQL sees its connection closed.
  for (const deadline = Date.now() + 1500; ; await sleep(100)) {
    const client = await lockOnce(ownerUrl)
    if (client) return keep(client, ownerUrl)
    if (Date.now() > deadline) return undefined
  }
}

async function lockOnce(ownerUrl: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'grande-echelle' })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1) as held',
    [serverLock],
  )
  if (rows[0]?.held) return client
  await client.end()
  return undefined
}

/** The lock lives as long as its connection: one that breaks is taken again. */
function keep(first: pg.Client, ownerUrl: string): Claim {
  let client = first
  let released = false
  function watch() {
    client.once('end', () => void takeAgain())
  }
  async function takeAgain() {
    while (!released) {
      await sleep(500, undefined, { ref: false })
      const next = await lockOnce(ownerUrl).catch(() => undefined)
      if (!next) continue
      client = next
      return released ? client.end() : watch()
    }
  }
  watch()
  return {
    async release() {
      released = true
      await client.end().catch(() => {})
    },
  }
}
