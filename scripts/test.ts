import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './chromium.ts'

// npm test: every check, then every test. The last line counts them all.

type Step = { name: string; command: string[]; env?: Record<string, string> }

const onlyBrowser = process.argv.includes('--navigateur')
const withoutBrowser = process.argv.includes('--sans-navigateur')

const checks: Step[] = [
  { name: 'mise en forme et règles', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types des routes', command: ['react-router', 'typegen'] },
  { name: 'promesses et types (oxlint)', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['tsc'] },
  { name: 'flèches entre modules', command: ['node', 'scripts/check-arrows.ts'] },
  { name: 'code mort', command: ['knip'] },
  { name: 'glossaire', command: ['node', 'scripts/check-glossary.ts'] },
  { name: 'types de la base', command: ['node', 'scripts/generate-db-types.ts', '--check'] },
  { name: 'icônes', command: ['node', 'scripts/build-icons.ts', '--check'] },
  { name: 'fichier de verrouillage', command: ['npm', 'ci', '--dry-run', '--silent'] },
]

let passed = 0
let failed = 0

if (!onlyBrowser) for (const check of checks) await runCheck(check)
if (!withoutBrowser || !existsSync('build/server/web.js')) {
  await runCheck({ name: 'construction', command: ['react-router', 'build'] })
}
if (!onlyBrowser) await runVitest(['domaine', 'socle'])
if (!withoutBrowser) await runBrowser()

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

async function runCheck({ name, command }: Step) {
  const started = Date.now()
  const { code, output } = await run(command)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code === 0) passed += 1
  else {
    failed += 1
    console.log(output)
  }
}

async function runBrowser() {
  const chromium = await findChromium()
  if (chromium === undefined) {
    failed += 1
    console.log(
      '✗ navigateur : Chromium manque. Installez-le, ou donnez son chemin dans CHROMIUM_PATH.',
    )
    return
  }
  await runVitest(['navigateur'], { CHROMIUM_PATH: chromium })
}

async function runVitest(projects: string[], env: Record<string, string> = {}) {
  const report = join(mkdtempSync(join(tmpdir(), 'ge-rapport-')), 'rapport.json')
  const { code } = await run(
    [
      'vitest',
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env, inherit: true },
  )
  const counts = readReport(report)
  passed += counts.passed
  failed += counts.failed
  // A suite that cannot even load fails without a failed test.
  if (code !== 0 && counts.failed === 0) failed += 1
}

function readReport(path: string): { passed: number; failed: number } {
  if (!existsSync(path)) return { passed: 0, failed: 0 }
  const report = JSON.parse(readFileSync(path, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

type Options = { env?: Record<string, string>; inherit?: boolean }

function run(command: string[], { env = {}, inherit = false }: Options = {}) {
  const [program = '', ...parameters] = command
  return new Promise<{ code: number; output: string }>((resolve) => {
    const child = spawn(program, parameters, {
      stdio: ['ignore', inherit ? 'inherit' : 'pipe', inherit ? 'inherit' : 'pipe'],
      env: { ...process.env, ...env },
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
