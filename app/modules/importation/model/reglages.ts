import { sansAccent } from '#app/modules/adherent/model/nom.ts'
import {
  type CotisationDite,
  type GenreCotisation,
  genresRequis,
  type PeriodeCotisation,
  periodeDe,
} from '#app/modules/cotisation/model.ts'
import type { Champ } from './champs.ts'
import type { LigneLue, Remarque } from './lecture.ts'

/** How a file is read: chosen on the mapping screen, remembered for the next one. */
export type Reglages = {
  /** The field of each column, in the order of the file. */
  colonnes: (Champ | '')[]
  /** The fees that the file speaks of; the amount is the one of the first. */
  genres: GenreCotisation[]
  /** The year in which their period begins. */
  annee: number
  /** Name of a centre in the file → centre of the union, `''` for none. */
  centres: Record<string, string>
  /** New members receive an account and its link. */
  avecComptes: boolean
}

export function reglagesProposes(colonnes: (Champ | '')[], annee: number): Reglages {
  return { colonnes, annee, genres: [...genresRequis], centres: {}, avecComptes: false }
}

/** The fees of a line. The amount is asked once: what comes with it is noted at 0 €. */
export function cotisationsDe(
  { payee, payeeLe, montant }: LigneLue,
  { genres, annee }: Pick<Reglages, 'genres' | 'annee'>,
  periodes: Record<GenreCotisation, PeriodeCotisation>,
): CotisationDite[] {
  if (payee === null) return []
  return genres.map((genre, index) => ({
    genre,
    ...periodeDe(periodes[genre], annee),
    payee,
    payeeLe,
    montant: montant === null ? null : index === 0 ? montant : 0,
  }))
}

type Centre = { id: string; nom: string; code: string }

/** `CS Baume-les-Dames`, `CIS Baume les Dames` and `BAUME` (its code) are the same centre. */
export function nomCentreNorme(nom: string): string {
  return nom
    .split(/[^\p{L}\d]+/u)
    .map((mot) => sansAccent(mot) || mot)
    .filter((mot) => !['cs', 'cis', 'csp', 'cpi', 'cpp', 'centre', 'de', 'secours'].includes(mot))
    .join('')
}

export function trouverCentre(
  nom: string,
  centres: Centre[],
  choisis: Reglages['centres'],
): string | undefined {
  const choisi = choisis[nom]
  if (choisi !== undefined) return choisi === '' ? undefined : choisi
  const plat = nomCentreNorme(nom)
  const candidats = centres.filter(
    (centre) => nomCentreNorme(centre.nom) === plat || nomCentreNorme(centre.code) === plat,
  )
  return candidats.length === 1 ? candidats[0]?.id : undefined
}

/** Said once a line: the member is kept, without a centre. */
export function centreInconnu(centre: string): Remarque {
  return {
    gravite: 'attention',
    colonne: 'Centre',
    valeur: centre,
    raison: 'Ce centre n’est pas connu de l’union\u00a0: il n’est pas noté.',
    remede: 'Choisissez le centre sur l’écran des colonnes, ou créez-le dans Paramétrages.',
  }
}
