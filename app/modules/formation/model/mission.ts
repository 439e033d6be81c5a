import type { Jour } from '#app/platform/jour.ts'
import { type Formation, type Journee, statutsPermettant } from '../model.ts'

/** A day of a trainer, as his mission letter says it. */
export type JourMission = {
  jour: Jour
  lieu: string
  minutes: number
  creneaux: { debut: string; fin: string }[]
}

type JourAffecte = { journeeId: string; minutes: number; statut: 'prevue' | 'faite' | 'absente' }

/** The days of a trainer as his letter says them; one he did not come to is none of his. */
export function joursMission(journees: Journee[], jours: JourAffecte[]): JourMission[] {
  return journees.flatMap(({ id, jour, lieu, commune, adresse, creneaux }) => {
    const sien = jours.find(({ journeeId }) => journeeId === id)
    if (!sien || sien.statut === 'absente') return []
    const ou = adresse ? `${lieu}, ${adresse}` : commune ? `${lieu}, ${commune}` : lieu
    const heures = creneaux.map(({ debut, fin }) => ({ debut, fin }))
    return [{ jour, lieu: ou, minutes: sien.minutes, creneaux: heures }]
  })
}

/** What the letter says is no longer true: days, hours or places changed since. */
function missionPerimee(dits: JourMission[], actuels: JourMission[]): boolean {
  return enClair(dits) !== enClair(actuels)
}

export type EtatMission = 'absente' | 'perimee' | 'a_jour'

/** Where the letter of a trainer stands, from its latest version. */
export function etatMission(
  derniere: { donnees: { journees: JourMission[] } } | undefined,
  actuels: JourMission[],
): EtatMission {
  if (!derniere) return 'absente'
  return missionPerimee(derniere.donnees.journees, actuels) ? 'perimee' : 'a_jour'
}

function enClair(jours: JourMission[]): string {
  return jours
    .map(({ jour, lieu, minutes, creneaux }) => {
      const heures = creneaux.map(({ debut, fin }) => `${debut}-${fin}`)
      return [jour, lieu, minutes, ...heures].join('|')
    })
    .join('\n')
}

/** A letter is made while the training is open: afterwards, what was done is said elsewhere. */
export function empechementMission({ statut }: Pick<Formation, 'statut'>): string | undefined {
  if (statutsPermettant.postuler.includes(statut)) return undefined
  return 'Une lettre de mission s’établit tant que la formation est ouverte.'
}
