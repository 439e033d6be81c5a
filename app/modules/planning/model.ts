import { addDays, addMonths, daysBetween, type Jour } from '#app/platform/jour.ts'
import { formatDay, formatMonth } from '#app/ui/format.ts'

export const vues = {
  mois: 'Mois',
  semaine: 'Semaine',
  liste: 'Liste',
  formateurs: 'Formateurs',
  lieux: 'Lieux',
} as const

export type Vue = keyof typeof vues

/** The views that say who is where: for those who manage. */
export const vuesDeGestion: Vue[] = ['formateurs', 'lieux']

/** Enough for a union's month; beyond, the page says that it shows the first ones. */
export const limiteEvenements = 1000

export type Periode = { du: Jour; au: Jour; precedent: Jour; suivant: Jour; titre: string }

/** What a view shows around a day: whole weeks, from Monday to Sunday; the list, its month alone. */
export function periode(vue: Vue, jour: Jour): Periode {
  if (vue === 'mois' || vue === 'liste') {
    const premier: Jour = `${jour.slice(0, 7)}-01`
    const dernier = addDays(addMonths(premier, 1), -1)
    return {
      du: vue === 'mois' ? lundiDe(premier) : premier,
      au: vue === 'mois' ? addDays(lundiDe(dernier), 6) : dernier,
      precedent: addMonths(premier, -1),
      suivant: addMonths(premier, 1),
      titre: formatMonth(jour),
    }
  }
  const lundi = lundiDe(jour)
  return {
    du: lundi,
    au: addDays(lundi, 6),
    precedent: addDays(lundi, -7),
    suivant: addDays(lundi, 7),
    titre: `Semaine du ${formatDay(lundi)}`,
  }
}

/** Monday of the week of a day. */
export function lundiDe(jour: Jour): Jour {
  // 1 January 2001 was a Monday.
  const rang = daysBetween('2001-01-01', jour) % 7
  return addDays(jour, -((rang + 7) % 7))
}

export function joursEntre({ du, au }: Pick<Periode, 'du' | 'au'>): Jour[] {
  return Array.from({ length: daysBetween(du, au) + 1 }, (_, rang) => addDays(du, rang))
}

export type Evenement = {
  journeeId: string
  formationId: string
  jour: Jour
  numero: string
  intitule: string
  typeCode: string
  statut: 'a_valider' | 'validee' | 'cloturee' | 'annulee'
  privee: boolean
  annulee: boolean
  lieu: string
  /** What is enough to know where: its town, else its name. */
  ville: string
  lieuId: string | null
  creneaux: { debut: string; fin: string }[]
  /** Which day of the formation it is, of how many. */
  rang: number
  total: number
  acceptes: number
  formateursRequis: number
  declaree: boolean
  consignes: boolean
  logistique: boolean
  /** My own place there: accepted, waiting, or none. */
  moi: 'acceptee' | 'posee' | null
  formateurs: { id: string; nom: string }[]
}

export function manqueFormateurs({
  annulee,
  statut,
  acceptes,
  formateursRequis,
}: Evenement): boolean {
  return !annulee && statut === 'validee' && acceptes < formateursRequis
}

/** A day of an open formation may be moved, while it is still to come. */
export function deplacable({ annulee, statut, jour }: Evenement, aujourdhui: Jour): boolean {
  return !annulee && (statut === 'validee' || statut === 'a_valider') && jour >= aujourdhui
}

/** The events of each day, days without any included. */
export function parJour(
  evenements: Evenement[],
  jours: Jour[],
): { jour: Jour; evenements: Evenement[] }[] {
  return jours.map((jour) => ({
    jour,
    evenements: evenements.filter((evenement) => evenement.jour === jour),
  }))
}

export type Ressource = { cle: string; nom: string; jours: Evenement[][] }

/** One line a trainer or a place, one cell a day; first what still lacks somebody. */
export function parRessource(
  evenements: Evenement[],
  jours: Jour[],
  vue: 'formateurs' | 'lieux',
): Ressource[] {
  const lignes = new Map<string, { nom: string; evenements: Evenement[] }>()
  for (const evenement of evenements) {
    for (const { cle, nom } of ressourcesDe(evenement, vue)) {
      const ligne = lignes.get(cle) ?? { nom, evenements: [] }
      ligne.evenements.push(evenement)
      lignes.set(cle, ligne)
    }
  }
  return [...lignes]
    .map(([cle, { nom, evenements }]) => ({
      cle,
      nom,
      jours: parJour(evenements, jours).map((jour) => jour.evenements),
    }))
    .sort((a, b) => Number(b.cle === '') - Number(a.cle === '') || a.nom.localeCompare(b.nom, 'fr'))
}

function ressourcesDe(evenement: Evenement, vue: 'formateurs' | 'lieux') {
  if (vue === 'lieux') return [{ cle: evenement.lieuId ?? evenement.lieu, nom: evenement.lieu }]
  const presents = evenement.formateurs.map(({ id, nom }) => ({ cle: id, nom }))
  return manqueFormateurs(evenement)
    ? [...presents, { cle: '', nom: 'Formateurs à trouver' }]
    : presents
}
