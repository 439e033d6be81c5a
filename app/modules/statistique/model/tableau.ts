import type { BaseTaux } from '../model.ts'
import type { FaitStagiaires } from './bilan.ts'
import type { Cas, LigneF3, StatutBpf } from './lignes.ts'

/** Which way a line is gathered: the whole, or one type, month, centre, or pair of the form. */
type Par = 'total' | 'type' | 'mois' | 'centre' | 'bpf'

export type Stagiaires = BaseTaux & {
  par: Par
  typeId: string | null
  mois: string | null
  centreId: string | null
  cas: Cas | null
  statut: StatutBpf | null
  f3: LigneF3 | null
  nsf: string | null
  inscrits: number
  minutes: number
}

export type Sessions = {
  par: Par
  typeId: string | null
  mois: string | null
  centreId: string | null
  sessions: number
  places: number
  minutesFormateurs: number
  /** Over, and not closed yet: they do not count. On the line of the whole. */
  aCloturer: number
}

export type Chiffres = BaseTaux & {
  sessions: number
  places: number
  inscrits: number
  /** Followed by the trainees, and given by the trainers. */
  minutes: number
  minutesFormateurs: number
}

/** A line of a table: `cle` is the filter that leads to its rows. */
export type Groupe = Chiffres & { cle: string; nom: string }

const zero: Chiffres = {
  sessions: 0,
  places: 0,
  inscrits: 0,
  valides: 0,
  diplomes: 0,
  sondes: 0,
  sommeNotes: 0,
  notes: 0,
  minutes: 0,
  minutesFormateurs: 0,
}

type Lignes = { stagiaires: Stagiaires[]; sessions: Sessions[] }

export function totalDe({ stagiaires, sessions }: Lignes): Chiffres {
  return chiffres(
    stagiaires.find(({ par }) => par === 'total'),
    sessions.find(({ par }) => par === 'total'),
  )
}

/** One line a type, month or centre, in the order of `noms`; those where nothing took place are left out unless `vides`. */
export function grouper(
  { stagiaires, sessions }: Lignes,
  par: 'type' | 'mois' | 'centre',
  noms: { cle: string; nom: string }[],
  { vides = false } = {},
): Groupe[] {
  const deLa = (ligne: Stagiaires | Sessions) =>
    (par === 'type' ? ligne.typeId : par === 'mois' ? ligne.mois : ligne.centreId) ?? 'aucun'
  const personnes = new Map(stagiaires.filter((l) => l.par === par).map((l) => [deLa(l), l]))
  const seances = new Map(sessions.filter((l) => l.par === par).map((l) => [deLa(l), l]))
  return noms
    .map(({ cle, nom }) => ({ cle, nom, ...chiffres(personnes.get(cle), seances.get(cle)) }))
    .filter((groupe) => vides || groupe.sessions > 0)
}

function chiffres(personnes: Stagiaires | undefined, seances: Sessions | undefined): Chiffres {
  return {
    ...zero,
    ...(personnes && {
      inscrits: personnes.inscrits,
      valides: personnes.valides,
      diplomes: personnes.diplomes,
      sondes: personnes.sondes,
      sommeNotes: personnes.sommeNotes,
      notes: personnes.notes,
      minutes: personnes.minutes,
    }),
    ...(seances && {
      sessions: seances.sessions,
      places: seances.places,
      minutesFormateurs: seances.minutesFormateurs,
    }),
  }
}

/** The trainees who count, on the pairs that decide the lines of the form. */
export function faitsStagiaires(stagiaires: Stagiaires[]): FaitStagiaires[] {
  return stagiaires.flatMap(({ par, cas, statut, f3, nsf, valides, minutes }) =>
    par === 'bpf' && cas !== null && statut !== null && valides > 0
      ? [{ cas, statut, f3, nsf, stagiaires: valides, minutes }]
      : [],
  )
}

const mois =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const courts = 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' ')

/** `2026-03` becomes `mars 2026`, or `mars 26` under a bar. */
export function nomMois(cle: string, court = false): string {
  const rang = Number(cle.slice(5)) - 1
  return court ? (courts[rang] ?? '') : `${mois[rang] ?? ''}\u00a0${cle.slice(0, 4)}`
}
