import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBinaries, nativeFolder } from '#app/platform/postgres/binaries.server.ts'

// A copy of the package as npm leaves it without its install script: the library links are missing.

const folder = mkdtempSync(join(tmpdir(), 'ge-programmes-'))
const copied = join(folder, 'paquet', 'native')

beforeAll(() => {
  chmodSync(folder, 0o711)
  mkdirSync(dirname(copied))
  cpSync(nativeFolder(), copied, { recursive: true, verbatimSymlinks: true })
  cpSync(join(nativeFolder(), '..', 'package.json'), join(copied, '..', 'package.json'))
  const links = JSON.parse(readFileSync(join(copied, 'pg-symlinks.json'), 'utf8')) as {
    target: string
  }[]
  for (const { target } of links) rmSync(join(copied, '..', target), { force: true })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('les programmes de PostgreSQL', () => {
  test('retrouvent leurs bibliothèques quand npm n’a pas recréé les liens', () => {
    expect(spawnSync(join(copied, 'bin/postgres'), ['--version']).status).not.toBe(0)
    const bin = findBinaries(join(folder, 'donnees'), undefined, copied)
    expect(bin).toBe(join(copied, 'bin'))
    expect(execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })).toContain(
      '18.',
    )
  })

  test.runIf(process.getuid?.() === 0)(
    '(root) sont copiés près des données quand leur dossier est fermé au compte de la base',
    () => {
      const account = { uid: idOf('-u'), gid: idOf('-g') }
      const dataDir = join(folder, 'donnees')
      mkdirSync(dataDir, { recursive: true })
      chmodSync(dirname(copied), 0o700)
      expect(spawnSync(join(copied, 'bin/postgres'), ['--version'], account).status).not.toBe(0)

      const bin = findBinaries(dataDir, account, copied)
      expect(bin.startsWith(dataDir)).toBe(true)
      const version = execFileSync(join(bin, 'postgres'), ['--version'], {
        ...account,
        encoding: 'utf8',
        cwd: '/',
      })
      expect(version).toContain('18.')
      expect(findBinaries(dataDir, account, copied)).toBe(bin)
      expect(existsSync(`${dirname(bin)}.${process.pid}`)).toBe(false)
    },
  )
})

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'nobody']))
}
