import type pg from 'pg'
import { readCpu } from './cpu.ts'
import { quantile, type Target } from './load.ts'

const clientele = { clients: 10_000, contacts: 12_000 }

/**
 * Ten thousand clients of one union with their contacts, and a training for one in ten. One in fifty is a
 * double of another: same name, postal code or telephone. Written as rows: measured, never shown.
 */
async function loadClients(owner: pg.Pool): Promise<void> {
  await owner.query(`
    create temporary table clientele as
      select n, gen_random_uuid() as client, u.id as u,
        (array['SARL','Association','Mairie de','SAS','Comité','Lycée','EHPAD','Boulangerie','Garage','Entreprise'])[1 + n % 10]
          || ' ' || (array['Brénod','Vaubécourt-en-Barrois','Étival','Saint-Hippolyte','Lons','Mézières','Noël','Grandjean','Lœuilley','Çà et là'])[1 + n / 10 % 10]
          || ' ' || chr(65 + n / 100 % 26) || chr(65 + n / 2600 % 26) || case when n % 50 = 0 then 0 else n end as nom
      from generate_series(1, ${clientele.clients}) n, union_departementale u where u.slug = 'demo';
    insert into client (union_id, id, numero, genre, raison_sociale, siret, code_postal, commune, adresse)
      select u, client, 'CB' || lpad(n::text, 5, '0'),
        (array['entreprise','association','collectivite','etablissement_public','particulier'])[1 + n % 5], nom,
        case when n % 3 = 0 then '9' || lpad((n / 3 % 3000)::text, 8, '0') || lpad(n::text, 5, '0') end,
        lpad((25000 + n % 500)::text, 5, '0'), 'Commune n° ' || n % 500, n || ' rue de la Gare' from clientele;
    insert into contact (union_id, id, client_id, nom, prenom, email, telephone, principal)
      select u, gen_random_uuid(), client, (array['MARTIN','LEFÈBVRE','N’GUESSAN','MÜLLER','GARÇON'])[1 + n % 5] || ' ' || n,
        (array['Anaïs','Jean-Baptiste','Zoé','Gaël'])[1 + p % 4], 'contact' || n || '.' || p || '@exemple.fr',
        '+333' || lpad((case when n % 50 = 0 then n / 50 % 20 else n * 10 + p end)::text, 8, '0'), p = 1
      from clientele, generate_series(1, 2) p where p = 1 or n % 5 = 0;
    insert into formation (union_id, id, numero, type_formation_id, client_id, privee, intitule, statut, places,
        formateurs_requis, prix, inscriptions_jusqu_au, premier_jour, dernier_jour, validee_le)
      select u, gen_random_uuid(), 'F03-' || lpad(n::text, 5, '0'), (select id from type_formation t where t.union_id = u and t.code = 'SST'),
        client, true, 'Sauveteur secouriste du travail n° ' || n, 'validee', 10, 1, 0, current_date + 400, current_date + 401,
        current_date + 401, now() from clientele where n % 10 = 0;
    analyze;`)
}

type Server = { url: string; base: pg.Pool }

/**
 * CLI-4: what a person waits for among them, one request at a time. Beside the wait, which a busy machine makes
 * longer: the time that PostgreSQL spent in the statements of a request, and the CPU of both.
 */
export async function measureClients({ url, base }: Server, target: Target, cookie: string) {
  await loadClients(base)
  const { rows } = await base.query<{ id: string }>(
    `select id from client where numero like 'CB%' and right(numero, 5)::int % 50 = 0 order by numero limit 40`,
  )
  const clients = '/demo/espace/administration/clients'
  const pages: [string, (rank: number) => string][] = [
    ['liste, 100 lignes', (rank) => `${clients}?page=${1 + (rank % 90)}`],
    ['liste, par commune', (rank) => `${clients}?tri=-commune&page=${1 + (rank % 90)}`],
    ['recherche d’un mot', (rank) => `${clients}?recherche=${['grandjean', 'étival'][rank % 2]}`],
    ['recherche d’un contact', (rank) => `${clients}?recherche=martin ${rank * 5}`],
    ['recherche d’un SIRET', (rank) => `${clients}?recherche=9${String(rank).padStart(8, '0')}`],
    ['fiche et ses doublons', (rank) => `${clients}/${rows[rank % rows.length]?.id}`],
  ]
  await snapshot(base, target) // the loading is not measured
  const table = []
  for (const [name, path] of pages) {
    const times: number[] = []
    let sql = ''
    await ask(url + path(0), cookie)
    const before = await snapshot(base, target)
    for (let rank = 1; rank <= requests; rank += 1) {
      const answer = await ask(url + path(rank), cookie)
      times.push(answer.ms)
      sql = answer.sql
    }
    const after = await snapshot(base, target)
    const each = (value: (of: typeof before) => number) =>
      ((value(after) - value(before)) / requests).toFixed(1)
    table.push({
      page: name,
      'p50 ms': quantile(times, 0.5).toFixed(0),
      'p95 ms': quantile(times, 0.95).toFixed(0),
      'instructions ms': each(({ statements }) => statements),
      'CPU PostgreSQL ms': each(({ cpu }) => cpu.postgres),
      'CPU Node ms': each(({ cpu }) => cpu.node),
      SQL: sql,
    })
  }
  console.log(`Parmi ${clientele.clients} clients et ${clientele.contacts} contacts :`)
  console.table(table)
}

const requests = 30

async function ask(address: string, cookie: string) {
  const started = performance.now()
  const answer = await fetch(address, { headers: { cookie } })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
  return {
    ms: performance.now() - started,
    sql: answer.headers.get('x-sql-statements') ?? '',
  }
}

/** Time in statements and CPU so far; an idle backend tells its figures ten seconds after it worked. */
async function snapshot(base: pg.Pool, target: Target) {
  await new Promise((resolve) => setTimeout(resolve, 10_500))
  const { rows } = await base.query<{ active: number }>(
    'select active_time::float8 as active from pg_stat_database where datname = current_database()',
  )
  return { statements: rows[0]?.active ?? 0, cpu: readCpu(target.nodePid, target.postgresPid) }
}
