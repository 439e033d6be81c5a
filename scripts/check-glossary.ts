import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseSync } from '@swc/core'

// No row, no identifier: every domain word of the code has its row in docs/glossaire.md.
// `node scripts/check-glossary.ts [folder]`.

type Forbidden = { name: string; term: string; except: string | undefined }

process.chdir(resolve(process.argv[2] ?? '.'))

/** Words of file names that carry no meaning of their own. */
const grammar = new Set('a au aux d de des du en et l la le les par pour se sur un une'.split(' '))

const problems: string[] = []
const { identifiers, forbidden } = readGlossary('docs/glossaire.md')
const migrations = globSync('db/migrations/*.sql').map((path) => readFileSync(path, 'utf8'))
const sources = globSync('app/modules/**/*.{ts,tsx}')
const tables = migrations.flatMap(readTables)
const modules = existsSync('app/modules') ? readdirSync('app/modules') : []
const paths = listPaths()

requireSome(identifiers.size, 'Glossaire')
requireSome(tables.length, 'Tables')
requireSome(sources.length, 'Modules')
requireSome(paths.length, 'Chemins')

for (const table of tables) requireRow(table, 'la table')
for (const name of modules) requireRow(name, 'le module')
for (const state of new Set(migrations.flatMap(readStates))) requireRow(state, 'la valeur')
for (const path of sources) {
  if (/\/use-cases\/[^/]+\.server\.ts$/.test(path)) checkActName(path)
  checkIdentifiers(path)
}
for (const path of paths) {
  if (!/^\p{ASCII}+$/u.test(path)) problems.push(`${path} : ce chemin n’est pas en ASCII.`)
}

if (problems.length > 0) {
  for (const problem of problems) console.error(problem)
  process.exit(1)
}
console.log(`${identifiers.size} identifiants au glossaire, ${sources.length} fichiers relus.`)

function readGlossary(path: string): { identifiers: Set<string>; forbidden: Forbidden[] } {
  const identifiers = new Set<string>()
  const forbidden: Forbidden[] = []
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.startsWith('|') || /^\|[-\s|]+$/.test(line) || line.startsWith('| Terme')) continue
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const [term = '', names = '', definition = '', source = '', , refused = ''] = cells
    if (cells.length !== 6 || [term, names, definition, source].includes('')) {
      problems.push(
        `${path}, ligne ${index + 1} : terme, identifiant, définition et source sont attendus.`,
      )
    }
    for (const [, name = ''] of names.matchAll(/`([^`]+)`/g)) {
      if (identifiers.has(name))
        problems.push(`${path}, ligne ${index + 1} : « ${name} » a déjà sa ligne.`)
      identifiers.add(name)
    }
    for (const [, name = '', except] of refused.matchAll(/`([^`]+)`(?: sauf `([^`]+)`)?/g)) {
      forbidden.push({ name, term, except })
    }
  }
  return { identifiers, forbidden }
}

function readTables(sql: string): string[] {
  return [...sql.matchAll(/^create table (?:if not exists )?(?:\w+\.)?(\w+)/gim)].map(
    ([, name = '']) => name,
  )
}

/** The values of every `in ('…', '…')`: those of the check constraints, and of the indexes on them. */
function readStates(sql: string): string[] {
  return [...sql.matchAll(/\bin\s*\(\s*('\w+'(?:\s*,\s*'\w+')*)\s*\)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'(\w+)'/g)].map(([, value = '']) => value),
  )
}

/** `choisir-mot-de-passe` is `choisir` and `mot_de_passe`: the longest known terms first. */
function checkActName(path: string): void {
  const words = basename(path, '.server.ts').split('-')
  while (words.length > 0) {
    const known = lengthOfTerm(words)
    const [word = ''] = words.splice(0, Math.max(known, 1))
    if (known > 0 || grammar.has(word)) continue
    problems.push(`${path} : « ${word} » n’a pas de ligne au glossaire.`)
  }
}

/** How many of the first words make a term, as many as possible; a plural is its singular. */
function lengthOfTerm(words: string[]): number {
  for (let end = words.length; end > 0; end -= 1) {
    const term = words.slice(0, end).join('_')
    if (identifiers.has(term) || identifiers.has(term.replace(/s$/, ''))) return end
  }
  return 0
}

function checkIdentifiers(path: string): void {
  const names = new Set([
    ...path.split(/[/.]/),
    ...identifiersOf(readFileSync(path, 'utf8'), path.endsWith('x')),
  ])
  for (const name of names) {
    const words = name.split(/[-_]|(?<=[a-z\d])(?=[A-Z])/).map((word) => word.toLowerCase())
    for (const { name: refused, term, except } of forbidden) {
      if (!words.includes(refused) || path.startsWith(`app/modules/${except}/`)) continue
      problems.push(`${path} : « ${name} » emploie « ${refused} » ; le terme est « ${term} ».`)
    }
  }
}

function identifiersOf(code: string, tsx: boolean): Set<string> {
  const names = new Set<string>()
  walk(parseSync(code, { syntax: 'typescript', tsx }))
  return names

  function walk(node: unknown): void {
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && node.type === 'Identifier' && 'value' in node)
      names.add(String(node.value))
    for (const child of Object.values(node)) walk(child)
  }
}

function listPaths(): string[] {
  const parameters = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  return execFileSync('git', parameters, { encoding: 'utf8' }).split('\0').filter(Boolean)
}

function requireRow(name: string, kind: string): void {
  if (!identifiers.has(name))
    problems.push(`docs/glossaire.md : ${kind} « ${name} » n’a pas de ligne.`)
}

function requireSome(count: number, what: string): void {
  if (count === 0) problems.push(`${what} : rien n’a été lu, la vérification ne prouve rien.`)
}
