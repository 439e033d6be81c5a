import type { Jour } from '#app/platform/jour.ts'

export type Activite = {
  id: string
  genre: 'encadree' | 'suivie'
  formationId: string
  numero: string
  intitule: string
  premierJour: Jour | null
  dernierJour: Jour | null
  statut: string
  /** Of the days assigned or planned. */
  minutes: number
  /** Of these, what is past and attended: what an attestation may say. */
  minutesFaites: number
}

export const libellesActivite: Record<string, string> = {
  posee: 'Candidature en attente',
  acceptee: 'Formateur',
  refusee: 'Candidature refusée',
  retiree: 'Candidature retirée',
  remplacee: 'Remplacé',
  liste_attente: 'En liste d’attente',
  proposee: 'Place proposée',
  reservee: 'Place réservée',
  inscrite: 'Inscrit',
  validee: 'Stagiaire',
}

/** The years in which something happened, latest first; this one is always there. */
export function anneesDe(activites: Activite[], annee: number): number[] {
  const annees = activites.flatMap(({ premierJour }) =>
    premierJour ? [Number(premierJour.slice(0, 4))] : [],
  )
  return [...new Set([annee, ...annees])].sort((a, b) => b - a)
}

/** What has no day yet belongs to the current year. */
export function activitesDe(activites: Activite[], annee: number, courante: number): Activite[] {
  return activites.filter(
    ({ premierJour }) => (premierJour ? Number(premierJour.slice(0, 4)) : courante) === annee,
  )
}

export function totauxDe(activites: Activite[]) {
  const encadrees = activites.filter(({ genre }) => genre === 'encadree')
  const suivies = activites.filter(({ genre }) => genre === 'suivie')
  return {
    encadrees: faites(encadrees).length,
    minutesEncadrees: somme(encadrees),
    suivies: faites(suivies).length,
    minutesSuivies: somme(suivies),
    minutesPrevues: encadrees.reduce(
      (total, { statut, minutes, minutesFaites }) =>
        statut === 'acceptee' ? total + minutes - minutesFaites : total,
      0,
    ),
  }
}

function somme(activites: Activite[]): number {
  return activites.reduce((total, { minutesFaites }) => total + minutesFaites, 0)
}

/** Done, in the order of the days: what is attested. */
export function faites(activites: Activite[]): Activite[] {
  return activites
    .filter(({ minutesFaites }) => minutesFaites > 0)
    .sort((a, b) => (a.premierJour ?? '').localeCompare(b.premierJour ?? ''))
}
