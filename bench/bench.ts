import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPidFile } from '#app/platform/postgres/postmaster.server.ts'
import { startLocalStripe } from '#scripts/stripe-local/server.ts'
import { champsCoordonnees, champsIdentite, envoyer, nomNumero } from '#tests/e2e/citoyen.ts'
import { connecter, demarrer, type Serveur } from '#tests/e2e/serveur.ts'
import { measureClients } from './clients.ts'
import { listLoaded, loadLargeUnion, size } from './data.ts'
import { median, quantile, type Round, runRound, type Scenario, type Target } from './load.ts'
import { loadMonth, month } from './month.ts'
import { account, preparePayments } from './payment.ts'
import { weigh } from './weight.ts'
import { loadYear, year } from './year.ts'

// npm run bench: a large union, eight connections, three rounds of each page in turn; medians are printed.

const rounds = 3
const environment = { BENCH: '1', LOG_LEVEL: 'silent', ARGON2_TEST: '0' }
const comptes = [
  'dupont.jean',
  'forma.teur',
  'forma.trice',
  'gestion.dps',
  'gestion.adherents',
  'local.formation',
  'treso.rier',
  'secre.taire',
  'logis.ticien',
  'commu.nication',
]
const dataDir = mkdtempSync(join(tmpdir(), 'ge-mesure-'))

// The card provider runs here, so that its work is not counted as the server's.
const provider = await startLocalStripe()
provider.declare({ ...account, webhookUrl: null })
Object.assign(environment, { STRIPE_URL: provider.url })
/** `npm run bench -- carte`: the scenarios whose name has these words, and nothing else. */
const only = process.argv[2]

const cold = await timed(() => demarrer({ dataDir, env: environment }))
await cold.result.arreter()
const warm = await timed(() => demarrer({ dataDir, env: environment }))
const server = warm.result
console.log(
  `Base neuve, démonstration comprise : ${seconds(cold.ms)}. Suivant : ${seconds(warm.ms)}.`,
)
try {
  await measure(server)
} finally {
  await server.arreter()
  await provider.stop()
}

async function measure(server: Serveur) {
  await loadLargeUnion(server.base)
  console.log(
    `Union chargée : ${size.members} adhérents, ${size.formations} formations de ${size.people} stagiaires.\n`,
  )
  const target: Target = {
    url: server.url,
    nodePid: server.pid,
    postgresPid: readPidFile(join(dataDir, 'postgres'))?.pid ?? 0,
  }
  const promotion = await loadMonth(server.base)
  const scenarios = [
    ...(await prepare(server, promotion.jour)),
    ...(await preparePayments(server, provider, rounds)),
  ].filter(({ name }) => only === undefined || name.includes(only))
  const results = new Map(scenarios.map(({ name }) => [name, [] as Round[]]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const scenario of scenarios) {
      const result = await runRound(target, scenario)
      if (round > 0) results.get(scenario.name)?.push(result) // the first round warms up
    }
  }
  print(results)
  if (only !== undefined) return
  await printWeights(server)
  await measureAttestations(server, promotion.formationId)
  await measureYear(server)
  await measureClients(server, target, await connecter(server.url, 'demo', 'admin.demo'))
}

/** One document of 300 pages, made while somebody waits. */
async function measureAttestations(server: Serveur, formationId: string) {
  const cookie = await connecter(server.url, 'demo', 'gestion.formations')
  const address = `${server.url}/demo/espace/formations/${formationId}/attestations`
  const times = []
  let bytes = 0
  for (let rank = 0; rank < rounds; rank += 1) {
    const { result, ms } = await timed(async () => {
      const answer = await fetch(address, { headers: { cookie } })
      return answer.arrayBuffer()
    })
    bytes = result.byteLength
    times.push(ms)
  }
  console.log(
    `${month.attestations} attestations en un PDF : ${seconds(median(times))}, ${Math.round(bytes / 1024)} Ko.`,
  )
}

/** Pages that gather a whole year: one person asks at a time, and waits. */
async function measureYear(server: Serveur) {
  const annee = new Date().getFullYear() - 3
  await loadYear(server.base, annee)
  const cookie = await connecter(server.url, 'demo', 'gestion.formations')
  const rows = []
  for (const page of ['formations', 'bpf', 'stagiaires']) {
    const address = `${server.url}/demo/espace/statistiques/${page}?annee=${annee}`
    const answers = []
    for (let rank = 0; rank < 11; rank += 1) {
      const { result, ms } = await timed(() => fetch(address, { headers: { cookie } }))
      await result.arrayBuffer()
      answers.push({ ms, sql: result.headers.get('x-sql-statements') ?? '', status: result.status })
    }
    const warm = answers.slice(1).map(({ ms }) => ms)
    rows.push({
      page: `statistiques/${page}`,
      'p50 ms': quantile(warm, 0.5).toFixed(0),
      'p95 ms': quantile(warm, 0.95).toFixed(0),
      SQL: answers.at(-1)?.sql,
      état: answers.at(-1)?.status,
    })
  }
  console.log(
    `Une année de ${year.formations} formations et ${year.formations * year.people} stagiaires :`,
  )
  console.table(rows)
}

/** Each request differs from the one before where a person's would: page, person, training. */
async function prepare(server: Serveur, jour: string): Promise<Scenario[]> {
  const cookie = await connecter(server.url, 'demo', 'gestion.formations')
  const administrateur = await connecter(server.url, 'demo', 'admin.demo')
  const { over, coming } = await listLoaded(server.base)
  const amount = { read: 400, write: 40 }
  const steps = await draftSteps(server, coming, (rounds + 1) * (amount.write + 1))
  const closing = inTurn(over)
  return [
    {
      name: 'connexion (argon2 de production)',
      // One account tried eight times at the same moment is slowed down: several people log in.
      next: ((next) => () => ({
        method: 'POST' as const,
        path: '/demo/connexion',
        body: new URLSearchParams({ identifiant: next(), motDePasse: 'Grande-Echelle-2026' }),
      }))(inTurn(comptes)),
      expected: 302,
      amount: amount.write,
    },
    {
      name: 'liste des adhérents, 100 lignes',
      next: pages(19, (page) => ({
        path: `/demo/espace/administration/adherents?page=${page}&taille=100`,
        cookie: administrateur,
      })),
      expected: 200,
      amount: amount.read,
    },
    {
      name: 'formations à venir',
      next: pages(3, (page) => ({ path: `/demo/espace/formations/a-venir?page=${page}`, cookie })),
      expected: 200,
      amount: amount.read,
    },
    {
      name: 'page d’une formation',
      next: ((next) => () => ({ path: `/demo/espace/formations/${next()}`, cookie }))(
        inTurn(coming),
      ),
      expected: 200,
      amount: amount.read,
    },
    {
      name: `planning, un mois de ${month.events} journées`,
      next: () => ({ path: `/demo/espace/planning?jour=${jour}`, cookie }),
      expected: 200,
      amount: amount.read,
    },
    {
      name: 'formations publiques',
      next: pages(10, (page) => ({ path: `/demo/formations?page=${page}` })),
      expected: 200,
      amount: amount.read,
    },
    {
      name: 'inscription publique, dernière étape',
      next: ((next) => () => ({
        method: 'POST' as const,
        path: next(),
        body: new URLSearchParams({ accord: 'oui', moyen: 'cheque' }),
      }))(inTurn(steps)),
      expected: 302,
      amount: amount.write,
    },
    {
      name: 'clôture et procès-verbal PDF',
      next: () => ({
        method: 'POST',
        path: `/demo/espace/formations/${closing()}/cloturer`,
        cookie,
        body: new URLSearchParams(),
      }),
      expected: 302,
      amount: amount.write,
    },
  ]
}

async function draftSteps(server: Serveur, formations: string[], count: number): Promise<string[]> {
  const steps: string[] = []
  for (let rank = 0; rank < count; rank += 1) {
    const who = { nom: nomNumero(rank), prenom: 'Charge', email: `b${rank}@exemple.fr` }
    const base = `/demo/formations/${formations[rank % formations.length]}/inscription`
    const { lieu } = await envoyer(server.url, `${base}/identite`, champsIdentite(who))
    steps.push((await envoyer(server.url, lieu, champsCoordonnees(who))).lieu)
  }
  return steps
}

function inTurn(values: string[]): () => string {
  let rank = -1
  return () => {
    rank += 1
    return values[rank % values.length] ?? ''
  }
}

function pages<Request>(count: number, make: (page: number) => Request): () => Request {
  let rank = 0
  return () => {
    rank += 1
    return make(1 + (rank % count))
  }
}

function print(results: Map<string, Round[]>) {
  const rows = [...results].map(([name, list]) => {
    const latencies = list.flatMap((round) => round.latencies)
    const of = (value: (round: Round) => number) => median(list.map(value))
    const node = of(({ cpu }) => cpu.node)
    const postgres = of(({ cpu }) => cpu.postgres)
    return {
      page: name,
      'req/s': of(({ perSecond }) => perSecond).toFixed(0),
      'p50 ms': quantile(latencies, 0.5).toFixed(0),
      'p95 ms': quantile(latencies, 0.95).toFixed(0),
      'CPU Node ms': node.toFixed(1),
      'CPU PostgreSQL ms': postgres.toFixed(1),
      'CPU ms': (node + postgres).toFixed(1),
      SQL: of(({ sql }) => sql),
      inattendues: list.reduce((sum, { wrong }) => sum + wrong, 0),
    }
  })
  console.table(rows)
}

async function printWeights(server: Serveur) {
  const cookie = await connecter(server.url, 'demo', 'gestion.formations')
  const viewed: [string, string?][] = [
    ['/demo'],
    ['/demo/formations'],
    ['/demo/connexion'],
    ['/demo/espace', cookie],
    ['/demo/espace/formations/a-venir', cookie],
  ]
  const rows = []
  for (const [path, session] of viewed) {
    const { html, css, js, font } = await weigh(server.url, path, session)
    rows.push({ page: path, ...kilobytes({ html, css, js, font, total: html + css + js + font }) })
  }
  console.log('Poids à la première vue, en Ko gzip :')
  console.table(rows)
}

function kilobytes(weights: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(weights).map(([name, bytes]) => [name, (bytes / 1000).toFixed(1)]),
  )
}

async function timed<Result>(act: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const started = performance.now()
  const result = await act()
  return { result, ms: performance.now() - started }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).replace('.', ',')} s`
}
