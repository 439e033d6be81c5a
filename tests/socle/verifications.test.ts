import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

// Each check is run on a small project that follows the rules, then on the same with one fault.

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ge-verifications-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text: string) {
  const whole = join(folder, path)
  mkdirSync(dirname(whole), { recursive: true })
  writeFileSync(whole, `${text}\n`)
}

function run(program: string, ...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(program, parameters, {
    encoding: 'utf8',
    cwd: folder,
  })
  return { status, said: `${stdout}${stderr}`.replaceAll('\u00a0', ' ') }
}

const check = (name: string) => run(process.execPath, resolve('scripts', name), folder)

describe('les flèches entre modules', () => {
  beforeEach(() => {
    write('package.json', '{ "type": "module", "imports": { "#app/*": "./app/*" } }')
    write('app/platform/jour.ts', 'export type Jour = string\nexport const jours = 7')
    write('app/platform/db.server.ts', 'export const db = 1')
    write('app/ui/page.tsx', 'export function Page() { return <main /> }')
    write('app/modules/voisin/model.ts', 'export const regle = 1')
    write('app/modules/voisin/queries/voisins.server.ts', 'export const voisins = 1')
    write(
      'app/modules/voisin/public.server.ts',
      "export { voisins } from './queries/voisins.server.ts'",
    )
    write(
      'app/modules/essai/model.ts',
      "import { jours } from '#app/platform/jour.ts'\nexport const a = jours",
    )
    write(
      'app/modules/essai/use-cases/agir.server.ts',
      "import '#app/modules/voisin/public.server.ts'\nimport '../model.ts'",
    )
    write(
      'app/modules/essai/pages/page.tsx',
      "import '#app/ui/page.tsx'\nimport '../use-cases/agir.server.ts'",
    )
  })

  test('un projet en ordre passe', () => {
    expect(check('check-arrows.ts')).toEqual({
      status: 0,
      said: '9 fichiers de app, aucune flèche interdite.\n',
    })
  })

  test.each([
    [
      'un autre module par l’intérieur',
      'modules/essai/use-cases/b.server.ts',
      '#app/modules/voisin/queries/voisins.server.ts',
      'que par son model ou son public.server.ts',
    ],
    [
      'un type d’un autre module par l’intérieur',
      'modules/essai/use-cases/b.server.ts',
      'type #app/modules/voisin/queries/voisins.server.ts',
      'que par son model ou son public.server.ts',
    ],
    [
      'une base dans un model',
      'modules/essai/model/b.ts',
      '#app/platform/db.server.ts',
      'Un model n’importe que des models',
    ],
    ['un paquet dans un model', 'modules/essai/model/b.ts', 'node:fs', 'sont purs'],
    [
      'un module dans platform',
      'platform/b.ts',
      '#app/modules/voisin/model.ts',
      'n’importent aucun module',
    ],
    ['un module dans ui', 'ui/b.tsx', '#app/modules/voisin/model.ts', 'n’importent aucun module'],
    [
      'une page dans un acte',
      'modules/essai/use-cases/b.server.ts',
      '../pages/page.tsx',
      'ne connaissent ni page ni composant',
    ],
    [
      'un acte dans une lecture',
      'modules/essai/queries/b.server.ts',
      '../use-cases/agir.server.ts',
      'ne lance ni acte ni job',
    ],
    [
      'une lecture dans un composant',
      'modules/voisin/components/b.tsx',
      '../queries/voisins.server.ts',
      'que ses types',
    ],
    [
      'l’intérieur d’un module dans un cadre',
      'layouts/b.tsx',
      '#app/modules/voisin/queries/voisins.server.ts',
      'que sa porte',
    ],
    [
      'un script dans l’application',
      'modules/essai/use-cases/b.server.ts',
      '../../../../scripts/outil.ts',
      'ni serveur, ni script',
    ],
    [
      'un fichier absent',
      'modules/essai/use-cases/b.server.ts',
      './absent.server.ts',
      'mener à un fichier',
    ],
  ])('refuse %s', (_, path, target, sentence) => {
    write('scripts/outil.ts', 'export const outil = 1')
    const [address = '', kind] = target.split(' ').reverse()
    write(
      `app/${path}`,
      kind
        ? `import type { voisins } from '${address}'\nexport type B = typeof voisins`
        : `import '${address}'`,
    )
    const { status, said } = check('check-arrows.ts')
    expect(said).toContain(sentence)
    expect(status).toBe(1)
  })

  test('refuse un cycle, mais pas un cycle de types', () => {
    write('app/platform/a.ts', "import './b.ts'\nexport type A = 1")
    write('app/platform/b.ts', "import type { A } from './a.ts'\nexport type B = A")
    expect(check('check-arrows.ts').status).toBe(0)
    write('app/platform/b.ts', "import './a.ts'")
    expect(check('check-arrows.ts')).toMatchObject({
      status: 1,
      said: expect.stringContaining('Aucun cycle'),
    })
  })

  test('refuse un projet dont rien n’est lu', () => {
    rmSync(join(folder, 'app'), { recursive: true })
    write('scripts/outil.ts', 'export const outil = 1')
    expect(check('check-arrows.ts')).toMatchObject({
      status: 1,
      said: expect.stringContaining('ne prouve rien'),
    })
  })
})

describe('le glossaire', () => {
  const header =
    '| Terme | Identifiant | Définition | Source | À ne pas confondre avec | Noms refusés |\n|---|---|---|---|---|---|'
  const rows = [
    '| Formation | `formation` | Session d’un type. | CSI | | `training`, `session` sauf `compte` |',
    '| Mot de passe | `mot_de_passe` | Secret. | CNIL | | |',
    '| Choisir | `choisir` | Prendre. | Usage | | |',
    '| Compte | `compte` | Identité. | Usage | | |',
    '| Validée | `validee` | Bonne. | Usage | | |',
  ]

  beforeEach(() => {
    run('git', 'init', '--quiet')
    write('docs/glossaire.md', [header, ...rows].join('\n'))
    write(
      'db/migrations/0001.sql',
      "create table formation (\n  statut text check (statut in ('validee')));",
    )
    write('app/modules/formation/model.ts', "// A training\nexport const formationId = 'session'")
    write(
      'app/modules/compte/use-cases/choisir-mot-de-passe.server.ts',
      'export const sessionId = 1',
    )
  })

  test('un projet en ordre passe, mots des textes et des remarques compris', () => {
    expect(check('check-glossary.ts')).toEqual({
      status: 0,
      said: '5 identifiants au glossaire, 2 fichiers relus.\n',
    })
  })

  test.each([
    [
      'une table sans ligne',
      'db/migrations/0002.sql',
      'create table identite.journee (id uuid);',
      'la table « journee » n’a pas de ligne',
    ],
    [
      'un état sans ligne',
      'db/migrations/0002.sql',
      "alter table formation add check (statut in ('validee',\n 'close'));",
      'la valeur « close » n’a pas de ligne',
    ],
    [
      'un module sans ligne',
      'app/modules/dps/model.ts',
      'export const a = 1',
      'le module « dps » n’a pas de ligne',
    ],
    [
      'un acte dont un mot n’a pas de ligne',
      'app/modules/formation/use-cases/choisir-la-salle.server.ts',
      'export const a = 1',
      '« salle » n’a pas de ligne',
    ],
    [
      'un nom refusé',
      'app/modules/formation/use-cases/choisir.server.ts',
      'export function listTrainings(trainingId: string) { return trainingId }',
      '« trainingId » emploie « training » ; le terme est « Formation »',
    ],
    [
      'un nom réservé à un autre module',
      'app/modules/formation/page.tsx',
      'export const Page = () => <p>{sessionDuJour}</p>',
      '« sessionDuJour » emploie « session »',
    ],
    [
      'un fichier au nom refusé',
      'app/modules/formation/training.ts',
      'export const a = 1',
      '« training » emploie « training »',
    ],
    ['un chemin accentué', 'docs/présence.md', '', 'n’est pas en ASCII'],
    [
      'une ligne sans source',
      'docs/glossaire.md',
      [header, ...rows, '| Lieu | `lieu` | Endroit. | | | |'].join('\n'),
      'ligne 8 : terme, identifiant, définition et source',
    ],
    [
      'un identifiant en double',
      'docs/glossaire.md',
      [header, ...rows, rows[0]].join('\n'),
      '« formation » a déjà sa ligne',
    ],
  ])('refuse %s', (_, path, text, sentence) => {
    write(path, text)
    const { status, said } = check('check-glossary.ts')
    expect(said.replaceAll('\u202f', ' ')).toContain(sentence)
    expect(status).toBe(1)
  })

  test.each(['db/migrations/0001.sql', 'app/modules/formation', 'docs/glossaire.md'])(
    'refuse un projet sans %s',
    (path) => {
      rmSync(join(folder, path), { recursive: true })
      if (path === 'app/modules/formation') rmSync(join(folder, 'app'), { recursive: true })
      expect(check('check-glossary.ts').status).toBe(1)
    },
  )
})

describe('les autres vérifications', () => {
  test('une promesse oubliée est vue : les règles qui lisent les types sont bien actives', () => {
    write(
      'tsconfig.json',
      '{ "compilerOptions": { "strict": true, "types": [] }, "include": ["*.ts"] }',
    )
    write('a.ts', 'export async function agir() {}\nexport function oublier() {\n  agir()\n}')
    const { status, said } = run(
      'oxlint',
      '-c',
      resolve('.oxlintrc.json'),
      '--type-aware',
      '--deny-warnings',
      '.',
    )
    expect(said).toContain('no-floating-promises')
    expect(status).toBe(1)
  })

  test('chaque dépendance a sa ligne, et chaque ligne sa dépendance', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync('package.json', 'utf8'),
    ) as Record<string, Record<string, string>>
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
    const lines = readFileSync('docs/decisions/011-dependencies.md', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    const explained = lines.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    )
    expect(explained.sort()).toEqual(names.sort())
  })
})
