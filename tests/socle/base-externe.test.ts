import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAccount } from '#app/platform/postgres/account.server.ts'
import { connecter } from '../e2e/serveur.ts'

const bin = '/usr/lib/postgresql/15/bin'
const folder = mkdtempSync(join(tmpdir(), 'ge-externe-'))
const port = 20_000 + (process.pid % 10_000)

// The oldest version served: where the machine does not have it, the title says that nothing was checked.
const present = existsSync(join(bin, 'postgres'))

describe.skipIf(!present)(`PostgreSQL 15 externe${present ? '' : ', non vérifié ici'}`, () => {
  beforeAll(() => {
    chmodSync(folder, 0o755)
    const cluster = join(folder, 'base')
    run('initdb', ['-D', cluster, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C'])
    const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`
    run('pg_ctl', ['-D', cluster, '-o', options, '-l', join(folder, 'base.log'), '-w', 'start'])
  }, 60_000)

  afterAll(() => {
    run('pg_ctl', ['-D', join(folder, 'base'), '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  })

  test('DATABASE_URL : le service y crée ses tables et ses rôles, y sert, et le laisse ouvert en partant', async () => {
    for (const demo of ['1', '0']) {
      const server = spawn('node', ['scripts/start.ts'], {
        env: {
          ...process.env,
          DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres`,
          DATA_DIR: join(folder, 'donnees'),
          PORT: '0',
          DEMO: demo,
          ARGON2_TEST: '1',
          LOG_LEVEL: 'silent',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      for await (const chunk of server.stdout) {
        said += String(chunk)
        if (said.includes('Prêt :')) break
      }
      const url = /Prêt : (\S+)/.exec(said)?.[1] ?? ''
      expect(await (await fetch(`${url}/sante`)).json()).toMatchObject({ statut: 'ok' })
      await expect(connecter(url, 'exploitation', 'personne')).rejects.toThrow('422')
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    }
    const open = execFileSync(join(bin, 'psql'), [
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      '-U',
      'postgres',
      '-Atc',
      "select count(*) from pg_class where relname = 'inscription' and relforcerowsecurity",
    ])
    expect(String(open).trim()).toBe('1')
  }, 120_000)
})

/** As the account that PostgreSQL accepts: it refuses root. */
function run(command: string, parameters: string[]) {
  const account = findAccount(folder)
  if (account && statSync(folder).uid !== account.uid) chownSync(folder, account.uid, account.gid)
  execFileSync(join(bin, command), parameters, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(account && { uid: account.uid, gid: account.gid }),
  })
}
