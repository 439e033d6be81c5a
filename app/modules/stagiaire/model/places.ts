import {
  empechementInscription,
  empechementInscriptionPublique,
  estComplete,
  type Formation,
} from '#app/modules/formation/model.ts'
import { daysBetween, type Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

/** The four doors of an inscription: they share one rule (STA-3). */
export const origines = ['public', 'partenaire', 'gestionnaire', 'import'] as const
export type Origine = (typeof origines)[number]

/** A door without an account: it never says where somebody already is (STA-2). */
export function estPublique(origine: Origine): boolean {
  return origine === 'public' || origine === 'partenaire'
}

export const payeursLien = ['partenaire', 'stagiaire'] as const
export type PayeurLien = (typeof payeursLien)[number]

export type LienPartenaire = {
  /** Null: the places of the formation alone. */
  limite: number | null
  expireLe: Jour
  revoqueLe: Date | null
  /** Who pays: the partner, or each of its people on the last step. */
  payeur: PayeurLien
  /** Places taken by this link, by the rule of STA-0. */
  prises: number
}

/**
 * STA-3: the one rule, for all doors. A place is taken while `estComplete` says no, whatever the door;
 * the public door has its end date, the partner door its own limit and date besides (the lower wins).
 * Judge it with the formation locked and read again after the lock (`lockFormation`). Undefined: come in.
 */
export function empechementPorte(
  origine: Origine,
  formation: Formation,
  aujourdhui: Jour,
  lien?: LienPartenaire,
): string | undefined {
  if (origine === 'public') return empechementInscriptionPublique(formation, aujourdhui)
  if (origine === 'partenaire') return lien && empechementLien(lien, formation, aujourdhui)
  return empechementInscription(formation)
}

/** The same without the places: who is already there keeps theirs, and is answered (STA-2). */
export function empechementHorsPlaces(
  origine: Origine,
  formation: Formation,
  aujourdhui: Jour,
  lien?: LienPartenaire,
): string | undefined {
  const sansLimite = lien && { ...lien, limite: null }
  return empechementPorte(
    origine,
    { ...formation, depassementCapacite: true },
    aujourdhui,
    sansLimite,
  )
}

type Dates = Pick<Formation, 'inscriptionsJusquAu' | 'premierJour'>

/** The last day of a link: its own, or the end of the sign-ups when it comes first. */
export function finDuLien({ expireLe }: { expireLe: Jour }, { inscriptionsJusquAu }: Dates): Jour {
  return expireLe < inscriptionsJusquAu ? expireLe : inscriptionsJusquAu
}

export function estLienComplet({ limite, prises }: LienPartenaire): boolean {
  return limite !== null && prises >= limite
}

/** Whether this door asks to be paid: by a partner link, when the link says so. */
export function paieIci(origine: Origine, lien: LienPartenaire | undefined): boolean {
  return origine === 'public' || (origine === 'partenaire' && lien?.payeur === 'stagiaire')
}

/** FOR-6, STA-3: why a partner link no longer takes anybody, and what to do. */
export function empechementLien(
  lien: LienPartenaire,
  formation: Formation,
  aujourdhui: Jour,
): string | undefined {
  if (lien.revoqueLe !== null)
    return 'Ce lien n’est plus valable. Demandez le nouveau lien à votre organisme.'
  if (formation.statut !== 'validee') return 'La formation n’est pas ouverte.'
  const fin = finDuLien(lien, formation)
  if (fin < aujourdhui) return `Ce lien a pris fin le ${formatDay(fin)}. Appelez votre organisme.`
  if (estComplete(formation)) return 'La formation est complète. Appelez votre organisme.'
  if (estLienComplet(lien))
    return 'Toutes les places de ce lien sont prises. Appelez votre organisme.'
  return undefined
}

/** STA-3: a waiting list is for the public door, when places alone close it, until the eve. */
export function attentePossible(formation: Formation, aujourdhui: Jour): boolean {
  return (
    estComplete(formation) &&
    formation.premierJour !== null &&
    aujourdhui < formation.premierJour &&
    empechementHorsPlaces('public', formation, aujourdhui) === undefined
  )
}

/** Until when an offered place is held: so many hours, never past the eve of the first day. */
export function finDeTenue(now: Date, heures: number, debutPremierJour: Date): Date {
  return new Date(Math.min(now.getTime() + heures * 3_600_000, debutPremierJour.getTime()))
}

/** STA-9: the last day on which a trainee may withdraw from the secret link. */
export function empechementDesistement(
  { premierJour }: Pick<Formation, 'premierJour'>,
  jours: number,
  aujourdhui: Jour,
): string | undefined {
  if (premierJour === null || daysBetween(aujourdhui, premierJour) >= jours) return undefined
  return jours === 0
    ? 'La formation a commencé : appelez l’union.'
    : `Il reste moins ${jours === 1 ? 'd’un jour' : `de ${jours} jours`} avant la formation : appelez l’union.`
}
