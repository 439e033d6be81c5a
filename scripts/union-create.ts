import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '#app/platform/config.server.ts'
import { openBeside } from './beside.ts'

// npm run union:create -- --nom "UDSP du Doubs" --departement 25 --admin-nom … --admin-prenom … --admin-email …
// What is not given is asked for; --slug and --fuseau follow the département when they are absent.

const built = new URL('../build/server/web.js', import.meta.url)

try {
  await run()
} catch (error) {
  console.error(
    `\nL’union n’a pas été créée\u00a0: ${error instanceof Error ? error.message : String(error)}\n`,
  )
  process.exitCode = 1
}

async function run(): Promise<void> {
  if (!existsSync(built))
    throw new Error(
      'le serveur n’est pas encore construit. Lancez d’abord «\u00a0npm start\u00a0».',
    )
  const answers = await readAnswers()
  const cluster = await openBeside(process.env)
  const web = (await import(built.href)) as typeof import('#server/app.ts')
  const demande = web.creerUnionEtAdministrateurSchema.safeParse(answers)
  try {
    if (!demande.success)
      throw new Error(demande.error.issues.map(({ message }) => message).join('\n  '))
    const config = readConfig(process.env, cluster.dataDir)
    const runtime = await web.startRuntime({ config, ...cluster.urls })
    try {
      tell(await web.creerUnionEtAdministrateur(demande.data), config.baseUrl)
    } finally {
      await runtime.stop()
    }
  } finally {
    await cluster.stop()
  }
}

type Created = Awaited<ReturnType<typeof import('#server/app.ts').creerUnionEtAdministrateur>>

function tell({ union, pseudo, heures, lien }: Created, baseUrl: string | undefined): void {
  console.log(`\n${union.nom} est ouverte à l’adresse /${union.slug} (heure de ${union.fuseau}).`)
  console.log(`Premier administrateur\u00a0: ${pseudo}`)
  console.log(`Il choisit son mot de passe ici, une seule fois, dans les ${heures} heures\u00a0:`)
  console.log(`  ${lien}`)
  if (baseUrl === undefined) {
    console.log('Sans BASE_URL, remplacez le début du lien par l’adresse du serveur.')
  }
}

async function readAnswers() {
  const option = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      slug: option,
      nom: option,
      departement: option,
      fuseau: option,
      'admin-nom': option,
      'admin-prenom': option,
      'admin-email': option,
    },
  })
  const prompt = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined
  async function ask(given: string | undefined, question: string): Promise<string | undefined> {
    return given ?? (await prompt?.question(`${question}\u00a0: `))
  }
  try {
    return {
      nom: await ask(values.nom, 'Nom de l’union'),
      departement: await ask(values.departement, 'Code du département'),
      slug: values.slug,
      fuseau: values.fuseau,
      administrateur: {
        nom: await ask(values['admin-nom'], 'Nom du premier administrateur'),
        prenoms: await ask(values['admin-prenom'], 'Son prénom'),
        email: await ask(values['admin-email'], 'Son adresse électronique'),
      },
    }
  } finally {
    prompt?.close()
  }
}
