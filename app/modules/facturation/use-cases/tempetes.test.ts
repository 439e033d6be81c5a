import fc from 'fast-check'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { StripeUnavailable } from '#app/platform/stripe/client.server.ts'
import { asRole, at, describe, expect, test } from '#tests/base.ts'
import { type Encaisseuse, formationPayante, unionQuiEncaisse } from '#tests/build/paiement.ts'
import { countOrphelins } from '../queries/evenements.server.ts'
import { balayerPlaces } from './balayer-places.server.ts'
import { encaisserReglement } from './encaisser-reglement.server.ts'
import { rapprocherEvenements } from './rapprocher-evenements.server.ts'
import { relireRemboursements } from './relire-remboursements.server.ts'
import { rembourserReglement } from './rembourser-reglement.server.ts'
import { rendreAutrement } from './rendre-autrement.server.ts'
import { reprendrePaiement } from './reprendre-paiement.server.ts'

/** How many storms: the suite's share by default, `TEMPETES=2000` for the whole bar. */
const nombre = Number(process.env.TEMPETES ?? 40)

const qui = fc.integer({ min: 0, max: 3 })
const geste = fc.oneof(
  fc.record({ genre: fc.constant('reserver' as const), qui }),
  fc.record({ genre: fc.constant('payer' as const), qui }),
  fc.record({ genre: fc.constant('inscrire' as const), qui }),
  fc.record({ genre: fc.constant('noter' as const), qui }),
  fc.record({ genre: fc.constant('annuler' as const), qui }),
  fc.record({ genre: fc.constant('reprendre' as const), qui }),
  fc.record({ genre: fc.constant('rendre' as const), cents: fc.integer({ min: 1, max: 6000 }) }),
  fc.record({
    genre: fc.constant('rendre_ici' as const),
    cents: fc.integer({ min: 1, max: 6000 }),
  }),
  fc.record({
    genre: fc.constant('rendre_autrement' as const),
    cents: fc.integer({ min: 1, max: 6000 }),
  }),
  fc.record({ genre: fc.constant('echouer' as const) }),
  fc.record({ genre: fc.constant('contester' as const), perdu: fc.boolean() }),
  fc.record({ genre: fc.constant('attendre' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ genre: fc.constant('balayer' as const) }),
  fc.record({ genre: fc.constant('dire' as const), graine: fc.nat(), perdre: fc.boolean() }),
  fc.record({ genre: fc.constant('panne' as const), panne: fc.boolean() }),
)
type Geste = typeof geste extends fc.Arbitrary<infer Sorte> ? Sorte : never

describe('M2 : tempêtes de paiements', () => {
  test('jamais plus de places que prévu, au centime près le livre du prestataire, aucun orphelin', async ({
    ctx,
  }) => {
    const union = await unionQuiEncaisse(ctx)
    const tresorier = await asRole(ctx, ['tresorier'])
    await fc.assert(
      fc.asyncProperty(fc.array(geste, { minLength: 4, maxLength: 14 }), (gestes) =>
        jouer(union, tresorier, gestes),
      ),
      { numRuns: nombre },
    )
  }, 600_000)
})

async function jouer(union: Encaisseuse, tresorier: typeof union.ctx, gestes: Geste[]) {
  const ici = await formationPayante(union, 2)
  const { stripe } = union
  const ids = new Map<number, string>()
  for (const acte of gestes) {
    await tenter(() => agir(ici, tresorier, ids, acte))
    const tenues = (await ici.inscriptions()).filter(
      ({ statut, tenueJusque }) =>
        statut === 'validee' ||
        statut === 'inscrite' ||
        (statut === 'reservee' && tenueJusque !== null && tenueJusque > ici.horloge.now),
    )
    expect(tenues.length).toBeLessThanOrEqual(2)
    await ici.fermer() // each look opens a reader: a long storm must not wait for its own
  }
  stripe.behave({ outage: false })
  stripe.events.splice(0)
  const soir = () => at(union.ctx, ici.horloge.now)
  await rapprocherEvenements(soir())
  ici.passer(90)
  await balayerPlaces(ici.ici())
  stripe.events.splice(0)
  await rapprocherEvenements(soir())
  // What the queue does after the commit of an event.
  for (const { id } of await ici.reglements()) await relireRemboursements(ici.ici(), id)
  await ici.fermer()
  await comparer(ici)
  await ici.fermer()
}

type Ici = Awaited<ReturnType<typeof formationPayante>>

async function comparer(ici: Ici) {
  const inscriptions = await ici.inscriptions()
  const reglements = (await ici.reglements()).filter(({ moyen }) => moyen === 'carte')
  expect(reglements.map(({ fournisseurId, montant }) => [fournisseurId, montant]).sort()).toEqual(
    ici.livre(inscriptions.map(({ id }) => id)),
  )
  for (const { fournisseurId, montant, rembourse, id } of reglements) {
    const rendu = ici.renduChez(fournisseurId ?? '') + (await ici.renduAutrement(id))
    expect([fournisseurId, rembourse]).toEqual([fournisseurId, Math.min(rendu, montant)])
  }
  expect(await countOrphelins(ici.ici())).toBe(0)
  expect(inscriptions.filter(({ statut }) => statut === 'reservee')).toEqual([])
  const valides = inscriptions.filter(({ statut }) => statut === 'validee').map(({ id }) => id)
  const payees = reglements.filter(({ statut }) => statut !== 'sans_place')
  expect(new Set(payees.map(({ inscriptionId }) => inscriptionId))).toEqual(new Set(valides))
}

/** What a person is told, or an outage, is no failure. */
async function tenter(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof StripeUnavailable)) throw error
  }
}

async function agir(
  ici: Ici,
  tresorier: Encaisseuse['ctx'],
  ids: Map<number, string>,
  acte: Geste,
) {
  const { stripe, compte } = ici
  const connue = 'qui' in acte ? ids.get(acte.qui) : undefined
  switch (acte.genre) {
    case 'reserver':
      ids.set(acte.qui, await ici.reserver(ici.nom(acte.qui)))
      return
    case 'inscrire':
      ids.set(acte.qui, await ici.inscrire(ici.nom(acte.qui)))
      return
    case 'noter':
      if (connue !== undefined) await encaisser(ici, tresorier, connue)
      return
    case 'echouer':
    case 'contester':
      return ici.contester(acte.genre === 'contester' ? (acte.perdu ? 'lost' : 'won') : 'echec')
    case 'payer': {
      if (connue === undefined) return
      const page = await ici.page(connue)
      if (stripe.books(compte).sessions[page]?.status === 'open') await payer(ici, page)
      return
    }
    case 'annuler':
      if (connue !== undefined) await ici.abandonner(connue)
      return
    case 'reprendre':
      if (connue !== undefined) await reprendrePaiement(ici.ici(), connue)
      return
    case 'rendre':
    case 'rendre_ici':
    case 'rendre_autrement':
      return rendre(ici, tresorier, acte)
    case 'attendre':
      return ici.passer(acte.minutes)
    case 'balayer':
      return balayerPlaces(ici.ici())
    case 'panne':
      return stripe.behave({ outage: acte.panne })
    case 'dire':
      if (acte.perdre) stripe.events.splice(0)
      return ici.dire((events) => melanger([...events, ...events], acte.graine))
  }
}

async function payer({ stripe }: Ici, page: string) {
  await Promise.resolve()
  try {
    stripe.pay(page)
  } catch {
    // The page has just expired.
  }
}

async function rendre(ici: Ici, tresorier: Encaisseuse['ctx'], acte: Geste & { cents: number }) {
  const [reglement] = await ici.reglements()
  if (!reglement?.fournisseurId) return
  const demande = { id: newId(), reglementId: reglement.id, montant: acte.cents, reference: null }
  const qui = at(tresorier, ici.horloge.now)
  if (acte.genre === 'rendre_ici') return rembourserReglement(qui, demande)
  if (acte.genre === 'rendre_autrement') {
    const virement = { moyen: 'virement' as const, le: qui.aujourdhui, incidentId: null }
    return rendreAutrement(qui, { ...demande, ...virement })
  }
  const reste = ici.resteChez(reglement.fournisseurId)
  if (reste > 0) ici.stripe.refund(ici.compte, reglement.fournisseurId, Math.min(acte.cents, reste))
}

async function encaisser(ici: Ici, tresorier: Encaisseuse['ctx'], payeur: string) {
  const qui = at(tresorier, ici.horloge.now)
  const saisie = { id: newId(), formationId: ici.formation.id, payeur, montant: 6000 }
  const cheque = { moyen: 'cheque' as const, le: qui.aujourdhui, reference: null }
  await encaisserReglement(qui, { ...saisie, ...cheque })
}

function melanger<Sorte>(liste: Sorte[], graine: number): Sorte[] {
  return liste
    .map((element, rang) => ({ element, cle: ((rang + 1) * 7919 * (graine + 13)) % 1009 }))
    .sort((a, b) => a.cle - b.cle)
    .map(({ element }) => element)
}
