import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export type Serveur = {
  url: string
  dataDir: string
  pid: number
  /** What the server printed so far: the links of secret mails are there. */
  sortie: () => string
  /** The owner's connection, which sees every union: for the checks of a test only. */
  base: pg.Pool
  arreter: (signal?: NodeJS.Signals) => Promise<number | null>
}

type Options = { dataDir?: string; env?: Record<string, string> }

/** The real server as `npm start` runs it, on a port of its own, with the demonstration unions. */
export async function demarrer({ dataDir, env = {} }: Options = {}): Promise<Serveur> {
  const directory = dataDir ?? mkdtempSync(join(tmpdir(), 'ge-serveur-'))
  const child = spawn('node', ['scripts/start.ts'], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: directory,
      ARGON2_TEST: '1',
      LOG_LEVEL: 'warn',
      DEMO: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const url = await ready(child, () => output)
  const socketDir = join(directory, 'socket')
  const base = new pg.Pool({
    connectionString: `postgres://postgres@/postgres?host=${encodeURIComponent(socketDir)}`,
    max: 3,
  })
  base.on('error', () => {})
  const server: Serveur = {
    url,
    dataDir: directory,
    pid: child.pid ?? 0,
    sortie: () => output,
    base,
    async arreter(signal = 'SIGTERM') {
      const ended = exit(child)
      child.kill(signal)
      const code = await ended
      await base.end()
      if (dataDir === undefined && signal === 'SIGTERM')
        rmSync(directory, { recursive: true, force: true })
      return code
    },
  }
  return server
}

function exit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)))
}

async function ready(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + 90_000
  while (Date.now() < deadline) {
    const url = /Prêt : (http:\/\/\S+)/.exec(output())?.[1]
    if (url) return url.replace('localhost', '127.0.0.1')
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`Le serveur n’a pas démarré.\n${output()}`)
}

/** A session cookie, through the login form like anybody. */
export async function connecter(
  url: string,
  union: string,
  identifiant: string,
  motDePasse = 'Grande-Echelle-2026',
) {
  const address =
    union === 'exploitation' ? `${url}/exploitation/connexion` : `${url}/${union}/connexion`
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: url },
    body: new URLSearchParams({ identifiant, motDePasse }),
  })
  const cookie = answer.headers.getSetCookie().find((value) => value.startsWith('ge_session='))
  if (answer.status !== 302 || !cookie)
    throw new Error(`Connexion de ${identifiant} refusée : ${answer.status}`)
  return cookie.split(';')[0] ?? ''
}
