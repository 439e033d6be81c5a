import { finirPaiement } from '#app/modules/facturation/use-cases/finir-paiement.server.ts'
import { ouvrirPaiement } from '#app/modules/facturation/use-cases/ouvrir-paiement.server.ts'
import { promettreReglement } from '#app/modules/facturation/use-cases/promettre-reglement.server.ts'
import { reprendrePaiement } from '#app/modules/facturation/use-cases/reprendre-paiement.server.ts'
import { inscrireStagiaire } from '#app/modules/stagiaire/use-cases/inscrire-stagiaire.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { newId } from '#app/platform/id.ts'
import type { Event } from '#scripts/stripe-local/store.ts'
import { asPublic, at, closeReaders, ctxFor } from '../ctx.ts'
import { buildClient } from './client.ts'
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
      // Known here already, it is the same sign-up.
      return (await inscrireStagiaire(ici(), { ...demande, tenueMinutes: 35 })).id
    },
    /** The same, to be paid later. */
    async inscrire(nom: string, id = newId()) {
      const demande = demandeInscription({ id, formationId: formation.id, nomNaissance: nom })
      return (await inscrireStagiaire(ici(), demande)).id
    },
    /** Somebody who was never seen in another formation of this union. */
    nom: (rang: number) => `P${enLettres(formation.id)}${'ABCD'[rang] ?? 'E'}`,
    /** The id of the payment page, opened if it is not. */
    async page(id: string) {
      const adresse = await ouvrirPaiement(ici(), id)
      return adresse.split('/').at(-1) ?? ''
    },
    /** The same for somebody who already holds a place, from the follow-up link. */
    async pagePlusTard(id: string) {
      const adresse = await reprendrePaiement(ici(), id)
      return adresse.split('/').at(-1) ?? ''
    },
    /** A private formation that its client pays for. */
    async privee() {
      const { id: clientId } = await buildClient(ctx)
      return (await buildFormation(at(ctx, horloge.now), { privee: true, clientId })).id
    },
    abandonner: (id: string) => finirPaiement(ici(), id),
    /** Tells all that was not told yet, in the order given. */
    async dire(ordre: (events: Event[]) => Event[] = (events) => events) {
      const issues: string[] = []
      for (const event of ordre(stripe.events.splice(0)))
        issues.push(await notifier(ici(), event, secret))
      return issues
    },
    /** Tells all that was not told yet, at the same moment. */
    direEnsemble: (ordre: (events: Event[]) => Event[]) =>
      Promise.all(ordre(stripe.events.splice(0)).map((event) => notifier(ici(), event, secret))),
    /** Cents that the provider has not given back on a payment. */
    resteChez(paiement: string): number {
      const charges = Object.values(stripe.books(compte).charges)
      const sienne = charges.find(({ payment_intent }) => payment_intent === paiement)
      return sienne ? sienne.amount - sienne.amount_refunded : 0
    },
    /** What the provider holds for these inscriptions: each payment and its cents. */
    livre: (ids: string[]) =>
      Object.values(stripe.books(compte).charges)
        .filter(({ metadata }) => ids.includes(metadata.inscription ?? ''))
        .map(({ payment_intent, amount }) => [payment_intent, amount])
        .sort(),
    /** Cents that the provider, or a bank, has given back on a payment. */
    renduChez(paiement: string): number {
      const { charges, disputes } = stripe.books(compte)
      const charge = Object.values(charges).find((une) => une.payment_intent === paiement)
      const litige = Object.values(disputes).find((un) => un.payment_intent === paiement)
      return (charge?.amount_refunded ?? 0) + (litige?.status === 'lost' ? litige.amount : 0)
    },
    /** Cents given back by hand on a card payment. */
    async renduAutrement(reglementId: string): Promise<number> {
      const rows = await ici()
        .db.selectFrom('remboursement')
        .where('unionId', '=', ctx.union.id)
        .where('reglementId', '=', reglementId)
        .where('origine', '=', 'autrement')
        .select('montant')
        .execute()
      return rows.reduce((somme, { montant }) => somme + montant, 0)
    },
    /** A bank sends back the first refund, or the first payer contests: at the provider alone. */
    async contester(issue: 'echec' | 'won' | 'lost') {
      const livre = stripe.books(compte)
      const connus = new Set((await this.reglements()).map(({ fournisseurId }) => fournisseurId))
      const charge = Object.values(livre.charges).find((une) => connus.has(une.payment_intent))
      if (!charge) return
      const refund = Object.values(livre.refunds).find(
        (un) => un.charge === charge.id && un.status === 'succeeded',
      )
      if (issue === 'echec' && refund) stripe.failRefund(compte, refund.id)
      const contestee = Object.values(livre.disputes).some((un) => un.charge === charge.id)
      if (issue === 'echec' || contestee) return
      stripe.closeDispute(compte, stripe.dispute(compte, charge.payment_intent).id, issue)
    },
    inscriptions: (id = formation.id) => listInscriptions(ctx, id),
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

/** What the treasurer has to settle, or has settled, in the order of its opening. */
export function listIncidents(ctx: Ctx) {
  return ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
    .db.selectFrom('incidentPaiement')
    .where('unionId', '=', ctx.union.id)
    .selectAll()
    .orderBy('ouvertLe')
    .orderBy('id')
    .execute()
}

/** A trainee says that they will pay otherwise, later. */
export function promettre(ctx: Ctx, inscriptionId: string, moyen: 'cheque' | 'virement') {
  const systeme = ctxFor(ctx.union, { genre: 'systeme' }, ctx.now)
  return transaction(systeme, (ctx) => promettreReglement(ctx, { inscriptionId, moyen }))
}

/** The reasons given when incidents were settled. */
export async function tousLesMotifs(ctx: Ctx) {
  return (await listIncidents(ctx)).flatMap(({ motif }) => motif ?? [])
}

/** A name has no figure. */
function enLettres(id: string): string {
  const signes = [...id.replaceAll('-', '')]
  return signes.map((signe) => 'ABCDEFGHIJKLMNOP'[Number.parseInt(signe, 16)]).join('')
}
