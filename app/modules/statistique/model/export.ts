import { formatNote, formatTaux, quotient, tauxQualiopi } from '../model.ts'
import type { Bilan } from './bilan.ts'
import { type LigneC, type LigneF1, lignesC, lignesF1, numeroC } from './lignes.ts'
import type { Chiffres, Groupe } from './tableau.ts'

/** The page in one sheet: its tables one under the other, told apart by the first column. */
export const colonnesStatistiques = [
  'Tableau',
  'Ligne',
  { title: 'Sessions', type: 'number' as const },
  { title: 'Places', type: 'number' as const },
  { title: 'Inscrits', type: 'number' as const },
  { title: 'Validés', type: 'number' as const },
  { title: 'Absents', type: 'number' as const },
  { title: 'Diplômés', type: 'number' as const },
  { title: 'Heures suivies', type: 'number' as const },
  { title: 'Heures dispensées', type: 'number' as const },
  { title: 'Montant TTC', type: 'money' as const },
  'Taux',
]

type Cellule = string | number | null
type Statistiques = {
  total: Chiffres
  parMois: Groupe[]
  parType: Groupe[]
  parCentre: Groupe[]
  bilan: Bilan
}

export function lignesStatistiques({ total, parMois, parType, parCentre, bilan }: Statistiques) {
  const groupes = (tableau: string, liste: Groupe[]) =>
    liste.map((groupe) => ligne(tableau, groupe.nom, groupe))
  const taux = tauxQualiopi(total)
  return [
    ligne('Total', 'Total', total),
    ...groupes(
      'Par mois',
      parMois.filter(({ sessions }) => sessions > 0),
    ),
    ...groupes('Par type', parType),
    ...groupes('Par centre', parCentre),
    ...(Object.keys(lignesC) as LigneC[]).map((c) =>
      autre('Origine des produits', `${numeroC(c)}. ${lignesC[c]}`, { montant: bilan.c[c].ttc }),
    ),
    autre('Origine des produits', 'Sans ligne', { montant: bilan.sansLigne.c }),
    ...(Object.keys(lignesF1) as LigneF1[]).map((f1) =>
      autre('Type de stagiaires', `${f1}. ${lignesF1[f1]}`, bilan.f1[f1]),
    ),
    autre('Type de stagiaires', 'Sans ligne', bilan.sansLigne.f1),
    autre('Type de stagiaires', 'Cadre G', bilan.g),
    autre('Taux Qualiopi', 'Réussite', { taux: formatTaux(taux.reussite) }),
    autre('Taux Qualiopi', 'Satisfaction, sur 5', { taux: formatNote(taux.satisfaction) }),
    autre('Taux Qualiopi', 'Réponse', { taux: formatTaux(taux.reponse) }),
  ]
}

function ligne(tableau: string, nom: string, c: Chiffres): Cellule[] {
  return [
    tableau,
    nom,
    c.sessions,
    c.places,
    c.inscrits,
    c.valides,
    c.inscrits - c.valides,
    c.diplomes,
    heures(c.minutes),
    heures(c.minutesFormateurs),
    null,
    formatTaux(quotient(c.diplomes * 1000, c.valides)),
  ]
}

type Autre = { montant?: number; stagiaires?: number; minutes?: number; taux?: string }

function autre(
  tableau: string,
  nom: string,
  { montant, stagiaires, minutes, taux }: Autre,
): Cellule[] {
  const suivies = minutes === undefined ? null : heures(minutes)
  return [
    tableau,
    nom,
    null,
    null,
    null,
    stagiaires ?? null,
    null,
    null,
    suivies,
    null,
    montant ?? null,
    taux ?? null,
  ]
}

/** Hours with two decimals at most, for a spreadsheet. */
export function heures(minutes: number): number {
  return (quotient(minutes * 100, 60) ?? 0) / 100
}
