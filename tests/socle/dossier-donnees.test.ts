import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { findAccount } from '#app/platform/postgres/account.server.ts'
import { ensureSocketDir } from '#app/platform/postgres/cluster.server.ts'
import {
  clusterIn,
  resolveDataDir,
  startEmbeddedPostgres,
} from '#app/platform/postgres/launcher.server.ts'
import { readPidFile } from '#app/platform/postgres/postmaster.server.ts'
import { openCluster } from '#scripts/cluster.ts'
import { query } from './query.ts'

const isRoot = process.getuid?.() === 0
const folder = mkdtempSync(join(tmpdir(), 'ge-dossier-'))
chmodSync(folder, 0o711) // as the folders of a machine are: the database's account passes

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(dataDir: string) {
  return startEmbeddedPostgres({ dataDir, durable: false })
}

describe('le dossier des données', () => {
  test('est ./data, ou celui de DATA_DIR', () => {
    expect(resolveDataDir({ DATA_DIR: join(folder, 'choisi') })).toBe(join(folder, 'choisi'))
    expect(resolveDataDir({ DATABASE_URL: 'postgres://serveur/base' })).toBe(
      join(process.cwd(), 'data'),
    )
  })

  test.runIf(isRoot)(
    '(root) sous un dossier fermé : refusé s’il est demandé, sinon /var/lib',
    async () => {
      const closed = join(folder, 'ferme')
      mkdirSync(closed, { mode: 0o700 })
      expect(() => resolveDataDir({ DATA_DIR: join(closed, 'donnees') })).toThrow(
        'fermé aux autres comptes',
      )
      await expect(start(join(closed, 'donnees'))).rejects.toThrow('fermé au compte de la base')

      const before = process.cwd()
      onTestFinished(() => process.chdir(before))
      process.chdir(closed)
      expect(resolveDataDir({})).toBe('/var/lib/grande-echelle')
      chmodSync(closed, 0o755)
      expect(resolveDataDir({})).toBe(join(closed, 'data'))
    },
  )

  test('accepte un dossier dont le chemin dépasse la limite des sockets', async () => {
    const postgres = await start(join(folder, 'un-nom-de-dossier-bien-trop-long-'.repeat(4)))
    onTestFinished(async () => {
      await postgres.stop()
      rmSync(postgres.socketDir, { recursive: true, force: true })
    })
    expect(postgres.socketDir.length).toBeLessThan(90)
    expect(await query(postgres.url('owner'), 'select 1 as un')).toEqual([{ un: 1 }])
  })

  test('refuse un dossier de socket posé là par un autre', () => {
    const directory = join(folder, 'court')
    mkdirSync(directory)
    symlinkSync('/etc', join(directory, 'socket'))
    expect(() => ensureSocketDir(directory, findAccount(clusterIn(directory)))).toThrow(
      'n’appartient pas à la base',
    )
    expect(statSync('/etc').mode & 0o777).toBe(0o755)
  })

  test('refuse les données d’une autre version majeure, sans y toucher', async () => {
    const directory = join(folder, 'autre-version')
    mkdirSync(clusterIn(directory), { recursive: true })
    writeFileSync(join(clusterIn(directory), 'PG_VERSION'), '17\n')
    if (isRoot) execFileSync('chown', ['-R', 'nobody', clusterIn(directory)])
    await expect(start(directory)).rejects.toThrow('écrites par PostgreSQL 17')
    expect(readdirSync(clusterIn(directory))).toEqual(['PG_VERSION'])
  })

  test.runIf(isRoot)(
    '(root) garde le propriétaire des données quand un autre compte apparaît',
    async () => {
      const cluster = join(folder, 'ancien')
      mkdirSync(cluster)
      writeFileSync(join(cluster, 'PG_VERSION'), '18\n')
      execFileSync('chown', ['nobody', cluster])
      expect(findAccount(cluster)?.uid).toBe(Number(execFileSync('id', ['-u', 'nobody'])))
    },
  )

  test('un démarrage qui échoue ne laisse aucune base en marche derrière lui', async () => {
    const dataDir = join(folder, 'trop-recente')
    const cluster = await openCluster({ DATA_DIR: dataDir })
    await query(
      cluster.urls.ownerUrl,
      `insert into kysely_migration (name, timestamp) values ('9999_d_une_version_future', 'x')`,
    )
    await cluster.stop()
    await expect(openCluster({ DATA_DIR: dataDir })).rejects.toThrow('version plus récente')
    expect(readPidFile(join(dataDir, 'postgres'))).toBeUndefined()
  }, 60_000)
})
