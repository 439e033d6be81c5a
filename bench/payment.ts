import { signatureOf } from '#scripts/stripe-local/notifier.ts'
import type { startLocalStripe } from '#scripts/stripe-local/server.ts'
import { champsCoordonnees, champsIdentite, envoyer, nomNumero } from '#tests/e2e/citoyen.ts'
import type { Serveur } from '#tests/e2e/serveur.ts'
import type { Scenario } from './load.ts'

type Provider = Awaited<ReturnType<typeof startLocalStripe>>

/** The account of the demonstration union; nothing is told by itself, so that only what is measured runs. */
export const account = { id: 'acct_demo', key: 'rk_test_essai_demo', secret: 'whsec_essai_demo' }

const amount = 40

/**
 * A sign-up that opens its payment page at the provider, and the notification that it was paid: people and
 * pages are made first, each request is sent once.
 */
export async function preparePayments(
  server: Serveur,
  provider: Provider,
  rounds: number,
): Promise<Scenario[]> {
  const count = (rounds + 1) * (amount + 1)
  const formationId = await openFormation(server, count * 2 + 10)
  const steps: string[] = []
  for (let rank = 0; rank < count * 2; rank += 1)
    steps.push(await lastStep(server, formationId, rank))
  const card = new URLSearchParams({ accord: 'oui', moyen: 'carte' })
  for (const step of steps.splice(0, count))
    await envoyer(server.url, step, Object.fromEntries(card))
  const { rows } = await server.base.query<{ address: string }>(
    `select s.adresse_notification as address from union_stripe s
     join union_departementale u on u.id = s.union_id where u.slug = 'demo'`,
  )
  for (const id of Object.keys(provider.books(account.id).sessions)) provider.pay(id)
  const events = provider.events.filter(({ type }) => type === 'checkout.session.completed')
  if (events.length !== count) throw new Error(`${events.length} payments instead of ${count}`)
  let told = -1
  let signed = -1
  return [
    {
      name: 'inscription payée par carte, dernière étape',
      next: () => {
        signed += 1
        return { method: 'POST', path: steps[signed] ?? '', body: card }
      },
      expected: 303,
      amount,
    },
    {
      name: 'notification signée d’un paiement',
      next: () => {
        told += 1
        const raw = JSON.stringify(events[told], null, 2)
        const signature = signatureOf(raw, account.secret, Math.floor(Date.now() / 1000))
        return {
          method: 'POST',
          path: `/demo/paiement/notification/${rows[0]?.address}`,
          raw,
          headers: { 'stripe-signature': signature },
        }
      },
      expected: 200,
      amount,
    },
  ]
}

/** A public training of the demonstration that has a price, with room for all of them. */
async function openFormation(server: Serveur, places: number): Promise<string> {
  const { rows } = await server.base.query<{ id: string }>(
    `update formation set places = $1 where id = (select f.id from formation f
       join union_departementale u on u.id = f.union_id
       join type_formation t on t.union_id = f.union_id and t.id = f.type_formation_id
       where u.slug = 'demo' and f.statut = 'validee' and not f.privee and f.prix > 0 and t.code = 'PSC'
         and f.numero not like 'F00-%' and f.inscriptions_jusqu_au >= current_date
       order by f.premier_jour desc limit 1) returning id`,
    [places],
  )
  return rows[0]?.id ?? ''
}

async function lastStep(server: Serveur, formationId: string, rank: number): Promise<string> {
  const who = { nom: nomNumero(rank), prenom: 'Carte', email: `p${rank}@exemple.fr` }
  const base = `/demo/formations/${formationId}/inscription`
  const { lieu } = await envoyer(server.url, `${base}/identite`, champsIdentite(who))
  return (await envoyer(server.url, lieu, champsCoordonnees(who))).lieu
}
