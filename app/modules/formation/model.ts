import type { TailleGroupe } from '#app/modules/union/model/type.ts'
import { ageAu, type Jour } from '#app/platform/jour.ts'
import { formatDay, formatTime } from '#app/ui/format.ts'

export type StatutFormation = 'a_valider' | 'validee' | 'cloturee' | 'refusee' | 'annulee'

type Acte =
  | 'valider'
  | 'refuser'
  | 'modifier'
  | 'postuler'
  | 'inscrire'
  | 'cloturer'
  | 'rouvrir'
  | 'annuler'

/** The whole life of a formation on one screen: the states in which each act is possible. */
export const statutsPermettant: Record<Acte, StatutFormation[]> = {
  valider: ['a_valider'],
  refuser: ['a_valider'],
  modifier: ['a_valider', 'validee'],
  postuler: ['validee'],
  inscrire: ['validee'],
  cloturer: ['validee'],
  rouvrir: ['cloturee'],
  annuler: ['a_valider', 'validee'],
}

export const libelleStatut: Record<StatutFormation, string> = {
  a_valider: 'À valider',
  validee: 'À venir',
  cloturee: 'Clôturée',
  refusee: 'Refusée',
  annulee: 'Annulée',
}

export type DemiJournee = 'matin' | 'apres_midi' | 'soiree'

export const libelleDemiJournee: Record<DemiJournee, string> = {
  matin: 'Matin',
  apres_midi: 'Après-midi',
  soiree: 'Soirée',
}

export type Creneau = { id: string; demiJournee: DemiJournee; debut: string; fin: string }

export type Journee = {
  id: string
  jour: Jour
  lieuId: string | null
  lieu: string
  commune: string
  adresse: string
  consignes: string | null
  creneaux: Creneau[]
}

export type Formation = TailleGroupe & {
  id: string
  numero: string
  typeFormationId: string
  typeCode: string
  typeLibelle: string
  minutesMin: number
  maxParFormateur: number
  minStagiaires: number
  ageMin: number | null
  centreId: string | null
  /** Null: the union's own training. */
  clientId: string | null
  intitule: string
  privee: boolean
  statut: StatutFormation
  motif: string | null
  places: number
  /** Counted by the rule of STA-0, never stored. */
  prises: number
  depassementCapacite: boolean
  formateursRequis: number
  prix: number
  inscriptionsJusquAu: Jour
  commentaire: string | null
  premierJour: Jour | null
  dernierJour: Jour | null
  version: number
}

export function estComplete({
  places,
  prises,
  depassementCapacite,
}: Pick<Formation, 'places' | 'prises' | 'depassementCapacite'>) {
  return !depassementCapacite && prises >= places
}

/** FOR-2: why the public cannot sign up now, in the user's words; undefined when it is possible. */
export function empechementInscriptionPublique(
  formation: Formation,
  aujourdhui: Jour,
): string | undefined {
  if (!statutsPermettant.inscrire.includes(formation.statut))
    return 'La formation n’est pas ouverte.'
  if (formation.inscriptionsJusquAu < aujourdhui) return 'Les inscriptions sont closes.'
  if (estComplete(formation)) return 'La formation est complète.'
  return undefined
}

/** FOR-2, STA-3: staff may add until closing, the day itself included, within the places. */
export function empechementInscription(formation: Formation): string | undefined {
  if (!statutsPermettant.inscrire.includes(formation.statut))
    return 'La formation n’est pas ouverte.'
  if (estComplete(formation)) {
    return `La formation est complète : ${formation.prises} places prises sur ${formation.places}.`
  }
  return undefined
}

/** The age is judged on the first day; undefined when old enough. */
export function empechementAge(
  formation: Pick<Formation, 'ageMin' | 'premierJour'>,
  naissance: Jour,
): string | undefined {
  const { ageMin, premierJour } = formation
  if (ageMin === null || premierJour === null || ageAu(naissance, premierJour) >= ageMin)
    return undefined
  return `Il faut avoir ${ageMin} ans le premier jour de la formation (${formatDay(premierJour)}).`
}

/** Minutes of a créneau; an end at or before the start belongs to the next day. */
export function minutesCreneau({ debut, fin }: Pick<Creneau, 'debut' | 'fin'>): number {
  const minutes = minutesDepuisMinuit(fin) - minutesDepuisMinuit(debut)
  return minutes > 0 ? minutes : minutes + 1440
}

export function minutesJournee(journee: { creneaux: Pick<Creneau, 'debut' | 'fin'>[] }): number {
  return journee.creneaux.reduce((somme, creneau) => somme + minutesCreneau(creneau), 0)
}

/** Hours of a training = Σ créneaux (FOR-1), in minutes. */
export function minutesFormation(
  journees: { creneaux: Pick<Creneau, 'debut' | 'fin'>[] }[],
): number {
  return journees.reduce((somme, journee) => somme + minutesJournee(journee), 0)
}

function minutesDepuisMinuit(heure: string): number {
  const [heures = 0, minutes = 0] = heure.split(':').map(Number)
  return heures * 60 + minutes
}

/** An interval in minutes counted from a common origin, so that nights are compared too. */
type Plage = { debut: number; fin: number }

function plage(jour: Jour, creneau: Pick<Creneau, 'debut' | 'fin'>): Plage {
  const minuit = Date.parse(`${jour}T00:00:00Z`) / 60_000
  const debut = minuit + minutesDepuisMinuit(creneau.debut)
  return { debut, fin: debut + minutesCreneau(creneau) }
}

type JourneeHoraires = { jour: Jour; creneaux: Pick<Creneau, 'debut' | 'fin'>[] }

/** The first day of `a` that overlaps something of `b`, night créneaux included. */
export function chevauchement(a: JourneeHoraires[], b: JourneeHoraires[]): Jour | undefined {
  const prises = b.flatMap(({ jour, creneaux }) => creneaux.map((creneau) => plage(jour, creneau)))
  return a.find(({ jour, creneaux }) =>
    creneaux.some((creneau) => {
      const { debut, fin } = plage(jour, creneau)
      return prises.some((prise) => debut < prise.fin && prise.debut < fin)
    }),
  )?.jour
}

/** FOR-2: what it still lacks before it can be opened. */
export function empechementValidation(
  formation: Pick<Formation, 'statut' | 'premierJour'>,
): string | undefined {
  if (!statutsPermettant.valider.includes(formation.statut))
    return 'Cette formation n’est plus à valider.'
  if (formation.premierJour === null) return 'Ajoutez d’abord une journée à cette formation.'
  return undefined
}

/** FOR-9: a formation is closed once its last créneau is over, in the union's time. */
export function empechementCloture(
  formation: Pick<Formation, 'statut'>,
  journees: JourneeHoraires[],
  maintenant: { jour: Jour; heure: string },
): string | undefined {
  if (!statutsPermettant.cloturer.includes(formation.statut))
    return 'Seule une formation ouverte se clôture.'
  const derniere = finFormation(journees)
  if (!derniere) return 'La formation n’a pas de journée.'
  const ici =
    Date.parse(`${maintenant.jour}T00:00:00Z`) / 60_000 + minutesDepuisMinuit(maintenant.heure)
  if (ici >= derniere.fin) return undefined
  return `La formation n’est pas terminée : elle finit ${formatDay(derniere.jour)} à ${formatTime(derniere.heure)}.`
}

function finFormation(journees: JourneeHoraires[]) {
  const fins = journees.flatMap(({ jour, creneaux }) =>
    creneaux.map((creneau) => ({ jour, heure: creneau.fin, fin: plage(jour, creneau).fin })),
  )
  return fins.reduce<(typeof fins)[number] | undefined>(
    (derniere, fin) => (derniere && derniere.fin >= fin.fin ? derniere : fin),
    undefined,
  )
}

/** Two créneaux of a day that overlap. */
export function empechementCreneaux(
  creneaux: Pick<Creneau, 'debut' | 'fin'>[],
): string | undefined {
  const plages = creneaux
    .map((creneau) => plage('2000-01-01', creneau))
    .sort((a, b) => a.debut - b.debut)
  const superposes = plages.some((p, index) => index > 0 && p.debut < (plages[index - 1]?.fin ?? 0))
  return superposes ? 'Deux créneaux de cette journée se superposent.' : undefined
}

/** FOR-7: why no convention can be made now; undefined when it can. */
export function empechementConvention(
  formation: Pick<Formation, 'statut' | 'clientId' | 'premierJour'>,
): string | undefined {
  if (!statutsPermettant.modifier.includes(formation.statut))
    return 'Cette formation ne se modifie plus : sa convention non plus.'
  if (formation.clientId === null) return 'Choisissez d’abord le client, dans Modifier.'
  if (formation.premierJour === null) return 'Ajoutez d’abord les journées, dans Modifier.'
  return undefined
}
