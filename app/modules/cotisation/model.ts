import { addDays, anneeDe, type Jour } from '#app/platform/jour.ts'

export const genresCotisation = ['union', 'federale', 'amicale', 'assurance'] as const
export type GenreCotisation = (typeof genresCotisation)[number]

export const libellesGenre: Record<GenreCotisation, string> = {
  union: 'Union',
  federale: 'Fédérale',
  amicale: 'Amicale',
  assurance: 'Assurance',
}

export const moyensPaiement = ['cheque', 'virement', 'especes', 'carte', 'prelevement'] as const
export type MoyenPaiement = (typeof moyensPaiement)[number]

export const libellesMoyen: Record<MoyenPaiement, string> = {
  cheque: 'Chèque',
  virement: 'Virement',
  especes: 'Espèces',
  carte: 'Carte bancaire',
  prelevement: 'Prélèvement',
}

/** ADH-8: the fees that make a member up to date; the others are followed, and change nothing. */
export const genresRequis = ['union', 'federale'] as const satisfies GenreCotisation[]

export type Cotisation = {
  genre: GenreCotisation
  du: Jour
  au: Jour
  payeeLe: Jour | null
}

export function couvre({ du, au }: Pick<Cotisation, 'du' | 'au'>, jour: Jour): boolean {
  return du <= jour && jour <= au
}

/** The required fees that nothing paid covers on this day. */
export function genresManquants(cotisations: Cotisation[], jour: Jour): GenreCotisation[] {
  return genresRequis.filter(
    (genre) =>
      !cotisations.some(
        (cotisation) =>
          cotisation.genre === genre && cotisation.payeeLe !== null && couvre(cotisation, jour),
      ),
  )
}

/** ADH-8: up to date on a day ⇔ union and fédérale are paid for the period that contains it. */
export function estAJour(cotisations: Cotisation[], jour: Jour): boolean {
  return genresManquants(cotisations, jour).length === 0
}

/** Periods differ from one union to another: the civil year, or the season from July to June. */
export const periodesCotisation = {
  annee_civile: 'Année civile, de janvier à décembre',
  saison: 'Saison, de juillet à juin',
} as const
export type PeriodeCotisation = keyof typeof periodesCotisation

/** The period that contains a day. */
export function periodeContenant(periode: PeriodeCotisation, jour: Jour): { du: Jour; au: Jour } {
  const annee = anneeDe(jour)
  return periodeDe(periode, periode === 'saison' && jour.slice(5) < '07-01' ? annee - 1 : annee)
}

/** The period that begins in a year. */
export function periodeDe(periode: PeriodeCotisation, annee: number): { du: Jour; au: Jour } {
  const debut = periode === 'saison' ? '07-01' : '01-01'
  return { du: `${annee}-${debut}`, au: addDays(`${annee + 1}-${debut}`, -1) }
}

/** `2026`, or `2026-2027` for what crosses a new year. */
export function libellePeriode({ du, au }: { du: Jour; au: Jour }): string {
  const [debut, fin] = [anneeDe(du), anneeDe(au)]
  return debut === fin ? String(debut) : `${debut}-${fin}`
}

type Etat = { payeeLe: Jour | null; recuNumero: string | null }

/** Cents: beyond, it is a typing error. */
export const montantMax = 10_000_000

/** Why a payment cannot be noted. */
export function empechementPaiement(
  { payeeLe }: Pick<Etat, 'payeeLe'>,
  le: Jour,
  aujourdhui: Jour,
): string | undefined {
  if (payeeLe !== null) return 'Cette cotisation est déjà payée.'
  return empechementDatePaiement(le, aujourdhui)
}

export function empechementDatePaiement(le: Jour, aujourdhui: Jour): string | undefined {
  return le > aujourdhui ? 'La date de paiement ne peut pas être dans le futur.' : undefined
}

/** Why a payment cannot be taken back. */
export function empechementAnnulation({ payeeLe, recuNumero }: Etat): string | undefined {
  if (payeeLe === null) return 'Cette cotisation n’est pas payée.'
  if (recuNumero !== null) return `Le reçu ${recuNumero} a été établi\u00a0: il ne s’efface pas.`
  return undefined
}

/** Why a fee cannot be taken off the member's page. */
export function empechementRetrait({ payeeLe }: Pick<Etat, 'payeeLe'>): string | undefined {
  return payeeLe === null ? undefined : 'Une cotisation payée ne se retire pas.'
}

export function empechementRecu({ payeeLe }: Pick<Etat, 'payeeLe'>): string | undefined {
  return payeeLe === null ? 'Le reçu s’établit une fois la cotisation payée.' : undefined
}

type Choisi = { email: string | null; dejaRelance: boolean; aJour: boolean }

/** Whom a reminder reaches, and why it does not reach the others. */
export function bilanRelance<Membre extends Choisi>(choisis: Membre[]) {
  const enRetard = choisis.filter(({ aJour }) => !aJour)
  const joignables = enRetard.filter(({ email }) => email !== null && email !== '')
  const aRelancer = joignables.filter(({ dejaRelance }) => !dejaRelance)
  return {
    aRelancer,
    aJour: choisis.length - enRetard.length,
    sansAdresse: enRetard.length - joignables.length,
    dejaRelances: joignables.length - aRelancer.length,
  }
}

/** A fee as a file says it; null = the file does not say. */
export type CotisationDite = {
  genre: GenreCotisation
  du: Jour
  au: Jour
  payee: boolean
  payeeLe: Jour | null
  /** Cents. */
  montant: number | null
}

type CotisationNotee = {
  genre: GenreCotisation
  du: Jour
  montant: number
  payeeLe: Jour | null
  recuNumero: string | null
}

/**
 * What a file changes of the fees of a member; undefined when nothing. A payment is never taken back,
 * and a fee with a receipt stays as it is. `payeeLe` is null for a payment without a date.
 */
export function suiteCotisation(connues: CotisationNotee[], dite: CotisationDite) {
  const connue = connues.find(({ genre, du }) => genre === dite.genre && du === dite.du)
  if (!connue) {
    if (dite.montant === null) return undefined
    const { payee, payeeLe } = dite
    return { ajout: true, montant: dite.montant, payee, payeeLe }
  }
  if (connue.recuNumero !== null) return undefined
  const montant = dite.montant ?? connue.montant
  const payee = dite.payee || connue.payeeLe !== null
  const payeeLe = dite.payeeLe ?? connue.payeeLe
  const memePaiement = payeeLe === connue.payeeLe && payee === (connue.payeeLe !== null)
  if (montant === connue.montant && memePaiement) return undefined
  return { ajout: false, montant, payee, payeeLe }
}
