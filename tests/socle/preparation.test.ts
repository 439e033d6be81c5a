import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// The project in miniature: the real scripts, and small programs in place of npm and of an old Node.

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ge-preparation-'))
  mkdirSync(join(folder, 'node_modules'))
  mkdirSync(join(folder, 'bin'))
  for (const name of ['ready.mjs', 'complete-lock.mjs'])
    cpSync(join('scripts', name), join(folder, 'scripts', name))
  program('npm', `echo "$@" > ${join(folder, 'npm.txt')}`)
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string, body: string) {
  const path = join(folder, 'bin', name)
  writeFileSync(path, `#!/bin/sh\n${body}\n`)
  chmodSync(path, 0o755)
}

function writeJson(path: string, value: unknown) {
  writeFileSync(join(folder, path), JSON.stringify(value))
}

function run(script: string) {
  const path = [join(folder, 'bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH: path }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'scripts', script)],
    {
      env,
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

function installCommand(): string | undefined {
  const path = join(folder, 'npm.txt')
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

const wanted = {
  '': { name: 'essai' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b-linux-x64': { version: '2.0.0', optional: true },
}

describe('avant npm start et npm test', () => {
  test('rien n’est dit ni installé quand tout est là, même sans les paquets d’une autre machine', () => {
    writeJson('package-lock.json', { packages: wanted })
    writeJson('node_modules/.package-lock.json', {
      packages: { 'node_modules/a': { version: '1.0.0' } },
    })
    expect(run('ready.mjs')).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(installCommand()).toBeUndefined()
  })

  test.each([
    ['rien n’est installé', undefined],
    ['un paquet manque', {}],
    ['un paquet a une autre version', { 'node_modules/a': { version: '0.9.0' } }],
    [
      'un paquet de cette machine a une autre version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-linux-x64': { version: '1.9.0' } },
    ],
  ])('tout est installé, outils compris, quand %s', (_, installed) => {
    writeJson('package-lock.json', { packages: wanted })
    if (installed) writeJson('node_modules/.package-lock.json', { packages: installed })
    const { status, stdout } = run('ready.mjs')
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'Installation des bibliothèques…\n' })
    expect(installCommand()).toMatch(/^ci --include=dev --no-audit --no-fund/)
  })

  test('une installation qui échoue arrête tout avec une phrase', () => {
    program('npm', 'exit 3')
    writeJson('package-lock.json', { packages: wanted })
    const { status, stderr } = run('ready.mjs')
    expect(status).toBe(1)
    expect(stderr).toContain('L’installation a échoué.')
  })

  test('un Node trop ancien est nommé', () => {
    program('node', 'echo 20.20.2')
    writeJson('package-lock.json', { packages: {} })
    writeJson('node_modules/.package-lock.json', { packages: {} })
    const { status, stderr } = run('ready.mjs')
    expect(status).toBe(1)
    expect(stderr).toContain('Node 24 ou plus récent est nécessaire (trouvé\u00a0: 20.20.2)')
  })
})

describe('le fichier de verrouillage', () => {
  test('reçoit les paquets des autres machines, une seule fois', () => {
    const outil = {
      version: '1.0.0',
      optionalDependencies: { '@outil/linux-arm64-musl': '1.0.0', fsevents: '~2.3.3' },
    }
    writeJson('package-lock.json', {
      lockfileVersion: 3,
      packages: { '': {}, 'node_modules/outil': outil },
    })
    expect(run('complete-lock.mjs').stdout).toContain('1 entrée')
    const completed = readFileSync(join(folder, 'package-lock.json'), 'utf8')
    expect(JSON.parse(completed).packages['node_modules/@outil/linux-arm64-musl']).toEqual({
      version: '1.0.0',
      optional: true,
      cpu: ['arm64'],
      os: ['linux'],
      libc: ['musl'],
    })
    expect(run('complete-lock.mjs').stdout).toContain('0 entrée')
    expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(completed)
  })
})
