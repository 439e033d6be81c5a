import { formatMoney } from '#app/ui/format.ts'

export const moyens = ['carte', 'cheque', 'virement', 'especes'] as const
export type Moyen = (typeof moyens)[number]

/** Means noted by hand; the card comes from the provider alone. */
export const moyensAuGuichet = ['cheque', 'virement', 'especes'] as const
export type MoyenAuGuichet = (typeof moyensAuGuichet)[number]

export const libellesMoyen: Record<Moyen, string> = {
  carte: 'Carte',
  cheque: 'Chèque',
  virement: 'Virement',
  especes: 'Espèces',
}

export const statutsReglement = ['attendu', 'recu', 'rembourse', 'sans_place'] as const
export type StatutReglement = (typeof statutsReglement)[number]

export const libellesStatut: Record<StatutReglement, string> = {
  attendu: 'Attendu',
  recu: 'Reçu',
  rembourse: 'Remboursé',
  sans_place: 'Payé sans place',
}

type Somme = { statut: StatutReglement; montant: number; rembourse: number }

/** Cents that the union holds: received, less what it gave back. */
export function encaisse(reglements: Somme[]): number {
  return reglements
    .filter(({ statut }) => statut !== 'attendu')
    .reduce((somme, { montant, rembourse }) => somme + montant - rembourse, 0)
}

/** What is still due for a price; what was paid without a place pays nothing. */
export function resteDu(prix: number, reglements: Somme[]): number {
  return Math.max(0, prix - encaisse(reglements.filter(({ statut }) => statut !== 'sans_place')))
}

/** Why nothing more can be given back on a payment. */
export function empechementRemboursement({
  statut,
  montant,
  rembourse,
}: Somme): string | undefined {
  if (statut === 'attendu') return 'Ce règlement n’est pas encore reçu.'
  if (montant === rembourse) return 'Ce règlement est déjà entièrement remboursé.'
  return undefined
}

export function empechementMontantRendu(reglement: Somme, montant: number): string | undefined {
  const reste = reglement.montant - reglement.rembourse
  if (montant < 1) return 'Indiquez un montant, comme 60,00.'
  if (montant > reste) return `Il reste ${formatMoney(reste)} à rendre sur ce règlement.`
  return undefined
}

/** The state of a payment once so many cents have been given back. */
export function statutApres({ statut, montant }: Omit<Somme, 'rembourse'>, rembourse: number) {
  return rembourse >= montant ? ('rembourse' as const) : statut
}
