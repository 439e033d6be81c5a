import { finirPaiement } from '#app/modules/facturation/use-cases/finir-paiement.server.ts'
import { ouvrirPaiement } from '#app/modules/facturation/use-cases/ouvrir-paiement.server.ts'
import { inscrireStagiaire } from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { Event } from '#scripts/stripe-local/store.ts'
import { asPublic, at, closeReaders } from '../ctx.ts'
import { buildFormation } from './formation.ts'
import { demandeInscription, listInscriptions } from './stagiaire.ts'
import { notifier, ouvrirCarte, prestataireLocal } from './stripe.ts'

type Horloge = { now: Date }

/** A union that takes cards, the provider and its clock. */
export async function unionQuiEncaisse(ctx: Ctx) {
  const horloge: Horloge = { now: ctx.now }
  const stripe = await prestataireLocal(() => horloge.now)
  const { id: compte, key: cle, secret } = await ouvrirCarte(ctx, stripe)
  return { ctx, horloge, stripe, compte, cle, secret }
}

export type Encaisseuse = Awaited<ReturnType<typeof unionQuiEncaisse>>

/** A formation of so many places at 60 €, and the way to sign up and pay. */
export async function formationPayante(union: Encaisseuse, places = 10) {
  const { ctx, horloge, stripe, secret, compte } = union
  const formation = await buildFormation(at(ctx, horloge.now), { places })
  const ici = () => at(asPublic(ctx), horloge.now)
  return {
    ...union,
    formation,
    ici,
    passer(minutes: number) {
      horloge.now = new Date(horloge.now.getTime() + minutes * 60_000)
    },
    async reserver(nom = 'PETIT', id = newId()) {
      const demande = demandeInscription({ id, formationId: formation.id, nomNaissance: nom })
      await inscrireStagiaire(ici(), { ...demande, tenueMinutes: 35 })
      return id
    },
    /** The id of the payment page, opened if it is not. */
    async page(id: string) {
      const adresse = await ouvrirPaiement(ici(), id)
      return adresse.split('/').at(-1) ?? ''
    },
    abandonner: (id: string) => finirPaiement(ici(), id),
    /** Tells all that was not told yet, in the order given. */
    async dire(ordre: (events: Event[]) => Event[] = (events) => events) {
      const issues: string[] = []
      for (const event of ordre(stripe.events.splice(0)))
        issues.push(await notifier(ici(), event, secret))
      return issues
    },
    /** Cents that the provider has not given back on a payment. */
    resteChez(paiement: string): number {
      const charges = Object.values(stripe.books(compte).charges)
      const sienne = charges.find(({ payment_intent }) => payment_intent === paiement)
      return sienne ? sienne.amount - sienne.amount_refunded : 0
    },
    inscriptions: () => listInscriptions(ctx, formation.id),
    reglements: () =>
      ici()
        .db.selectFrom('reglement')
        .where('unionId', '=', ctx.union.id)
        .where('formationId', '=', formation.id)
        .selectAll()
        .orderBy('creeLe')
        .execute(),
    fermer: closeReaders,
  }
}

export async function monde(ctx: Ctx, places = 10) {
  return formationPayante(await unionQuiEncaisse(ctx), places)
}
