import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLocalStripe } from '#scripts/stripe-local/server.ts'
import { envoyer, preparer } from './citoyen.ts'
import { demarrer, type Serveur } from './serveur.ts'

// The server is really killed, the provider and the database go on without it.

const compte = { id: 'acct_demo', key: 'rk_test_essai_demo', secret: 'whsec_essai_demo' }

let stripe: Awaited<ReturnType<typeof startLocalStripe>>
let ligne: Server
let serveur: Serveur
let porte = 0
/** What the line to the provider does once it has the answer to a request, instead of passing it on. */
let couper: ((chemin: string) => boolean) | undefined

beforeAll(async () => {
  stripe = await startLocalStripe()
  ligne = await ouvrirLigne()
  porte = await portLibre()
  serveur = await lancer()
}, 120_000)

afterAll(async () => {
  await serveur?.arreter()
  ligne?.close()
  await stripe?.stop()
})

describe('M4 : le serveur tué pendant un paiement', () => {
  test('STA-7 : après la page ouverte chez le prestataire et avant qu’elle soit gardée : la même page, une place', async () => {
    const formation = await choisir()
    const avant = await prises(formation)
    const derniere = await preparer(serveur.url, 'demo', formation, {
      nom: 'Coupee',
      prenom: 'Une',
    })
    const arret = armer('/v1/checkout/sessions')
    const perdue = envoyer(serveur.url, derniere, { accord: 'oui', moyen: 'carte' })
    await expect(perdue).rejects.toThrow()
    await arret
    expect(Object.keys(stripe.books(compte.id).sessions)).toHaveLength(1)
    serveur = await lancer(serveur.dataDir)
    // The person sends the form again: the place is held, its page is one click away.
    const { lieu } = await envoyer(serveur.url, derniere, { accord: 'oui', moyen: 'carte' })
    const suivi = await fetch(serveur.url + lieu, { redirect: 'manual' })
    const chemin = suivi.headers.get('location') ?? ''
    const reprise = await envoyer(serveur.url, chemin, { intention: 'payer' })
    const [session] = Object.keys(stripe.books(compte.id).sessions)
    expect(reprise.lieu).toContain(`/payer/${session}`)
    expect(Object.keys(stripe.books(compte.id).sessions)).toHaveLength(1)
    expect(await prises(formation)).toBe(avant + 1)
    stripe.pay(session ?? '')
    await jusqua(async () => (await recus('Une')).length > 0)
    expect(await recus('Une')).toEqual([{ statut: 'validee', juste: true, fois: 1 }])
    expect(await prises(formation)).toBe(avant + 1)
  }, 60_000)

  test('STA-5 : après la notification reçue et avant la réponse : rien n’est perdu, rien n’est compté deux fois', async () => {
    const formation = await choisir()
    const derniere = await preparer(serveur.url, 'demo', formation, {
      nom: 'Coupee',
      prenom: 'Deux',
    })
    const page = await envoyer(serveur.url, derniere, { accord: 'oui', moyen: 'carte' })
    const avant = await prises(formation)
    // The act waits for its row: it has read the notification, nothing is committed.
    const verrou = await serveur.base.connect()
    await verrou.query('begin')
    await verrou.query(`select id from tentative_paiement where statut = 'ouverte' for update`)
    stripe.pay(page.lieu.split('/').at(-1) ?? '')
    await jusqua(async () => {
      const { rows } = await verrou.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`,
      )
      return (rows[0]?.n ?? 0) > 0
    })
    const arret = serveur.arreter('SIGKILL')
    await verrou.query('rollback').catch(() => {})
    verrou.release()
    expect(await arret).toBeNull()
    serveur = await lancer(serveur.dataDir)
    // The provider tells again what had no answer; here, at once and three times.
    stripe.behave({ copies: 3 })
    stripe.retell(compte.id)
    await jusqua(async () => (await recus('Deux')).length > 0)
    expect(await recus('Deux')).toEqual([{ statut: 'validee', juste: true, fois: 1 }])
    expect(await prises(formation)).toBe(avant)
  }, 60_000)
})

/** A line to the provider that may be cut once it has worked, as a wire is. */
async function ouvrirLigne(): Promise<Server> {
  const server = createServer((recue, reponse) => {
    const { method, headers, url: chemin = '' } = recue
    const vers = request(stripe.url + chemin, { method, headers }, (rendue) => {
      const morceaux: Buffer[] = []
      rendue.on('data', (morceau: Buffer) => morceaux.push(morceau))
      rendue.on('end', () => {
        if (couper?.(chemin)) {
          recue.socket.destroy()
          return
        }
        reponse.writeHead(rendue.statusCode ?? 500, rendue.headers)
        reponse.end(Buffer.concat(morceaux))
      })
    })
    recue.pipe(vers)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** Kills the server at the next answer to this path, which it never receives. */
function armer(chemin: string): Promise<number | null> {
  return new Promise((resolve) => {
    couper = (demande) => {
      if (demande !== chemin) return false
      couper = undefined
      resolve(serveur.arreter('SIGKILL'))
      return true
    }
  })
}

async function portLibre(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function lancer(dataDir?: string): Promise<Serveur> {
  const { port } = ligne.address() as AddressInfo
  // The same address after a restart, as an installation has: what was asked of the provider is the same.
  const env = { STRIPE_URL: `http://127.0.0.1:${port}`, PORT: String(porte) }
  const lance = await demarrer({ ...(dataDir && { dataDir }), env })
  const { rows } = await lance.base.query<{ adresse: string }>(
    `select s.adresse_notification as adresse from union_stripe s
     join union_departementale u on u.id = s.union_id where u.slug = 'demo'`,
  )
  const webhookUrl = `${lance.url}/demo/paiement/notification/${rows[0]?.adresse}`
  stripe.declare({ ...compte, webhookUrl })
  return lance
}

/** A training that is open, has a price and room. */
async function choisir(): Promise<string> {
  const { rows } = await serveur.base.query<{ id: string }>(
    `select f.id from formation f join union_departementale u on u.id = f.union_id
     where u.slug = 'demo' and f.statut = 'validee' and not f.privee and f.prix > 0
       and f.inscriptions_jusqu_au >= (now() at time zone 'Europe/Paris')::date
       and f.places > 1 + (select count(*) from inscription i where i.union_id = f.union_id
         and i.formation_id = f.id and i.statut in ('inscrite', 'validee'))
       and not exists (select 1 from type_formation t where t.union_id = f.union_id
         and t.id = f.type_formation_id and t.code like 'PSE%')
     order by f.premier_jour desc limit 1`,
  )
  return rows[0]?.id ?? ''
}

async function prises(formationId: string): Promise<number> {
  const { rows } = await serveur.base.query<{ n: number }>(
    `select count(*)::int as n from inscription where formation_id = $1
       and statut in ('inscrite', 'validee', 'reservee')`,
    [formationId],
  )
  return rows[0]?.n ?? 0
}

/** What somebody has paid, and how many times. */
async function recus(prenom: string) {
  const { rows } = await serveur.base.query(
    `select i.statut, r.montant = f.prix as juste, count(*) over (partition by i.id)::int as fois
     from inscription i join reglement r on r.union_id = i.union_id and r.inscription_id = i.id
     join formation f on f.union_id = i.union_id and f.id = i.formation_id
     where i.nom_naissance = 'Coupee' and i.prenoms = $1`,
    [prenom],
  )
  return rows
}

async function jusqua(vrai: () => Promise<boolean>): Promise<void> {
  const fin = Date.now() + 20_000
  while (!(await vrai())) {
    if (Date.now() > fin) throw new Error('Rien n’est venu')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
