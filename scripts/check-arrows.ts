import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  cruise,
  type IConfiguration,
  type ICruiseResult,
  type IViolation,
} from 'dependency-cruiser'

// The arrows between modules, platform, pages and scripts. `node scripts/check-arrows.ts [folder]`.

const configuration: string = '../.dependency-cruiser.mjs'
const { default: arrows } = (await import(configuration)) as { default: IConfiguration }

process.chdir(resolve(process.argv[2] ?? '.'))

const folders = ['app', 'server', 'scripts', 'db', 'tests', 'bench'].filter((name) =>
  existsSync(name),
)
const { modules, summary } = await readGraph()

const read = modules.filter(({ source }) => source.startsWith('app/')).length
if (read === 0) stop(['Aucun fichier de app n’a été lu : la vérification ne prouve rien.'])
if (summary.violations.length > 0) stop(summary.violations.map(sentence))
console.log(`${read} fichiers de app, aucune flèche interdite.`)

async function readGraph(): Promise<ICruiseResult> {
  const ruleSet = { forbidden: arrows.forbidden ?? [] }
  const { output } = await cruise(folders, { ...arrows.options, validate: true, ruleSet })
  if (typeof output === 'string') throw new Error(output)
  return output
}

function sentence({ from, to, rule, cycle }: IViolation): string {
  const path = cycle ? [from, ...cycle.map(({ name }) => name)].join(' → ') : `${from} → ${to}`
  const reason = arrows.forbidden?.find(({ name }) => name === rule.name)?.comment ?? rule.name
  return `${path}\n    ${reason}`
}

function stop(sentences: string[]): never {
  for (const line of sentences) console.error(line)
  process.exit(1)
}
