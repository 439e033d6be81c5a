import { addDays, daysBetween, type Jour } from '#app/platform/jour.ts'
import type { Journee } from '../model.ts'
import { phraseJournee } from './horaires.ts'

type JourneeDite = Pick<Journee, 'jour' | 'lieu' | 'creneaux'>

/** What changed in the days of a formation, as a mail says it. */
export type Changement = { quoi: string; faits: [string, string][] }

/** Old and new day; undefined when nothing that people must know is different. */
export function changementDe(avant: JourneeDite, apres: JourneeDite): Changement | undefined {
  const lieu = avant.lieu !== apres.lieu
  const heures = horaires(avant) !== horaires(apres)
  if (avant.jour === apres.jour && !lieu && !heures) return undefined
  return {
    quoi: titre({ date: avant.jour !== apres.jour, lieu, heures }),
    faits: [
      ['Avant', phraseJournee(avant)],
      ['Maintenant', phraseJournee(apres)],
    ],
  }
}

/** The same for several days of a formation, told at once; each as its date before and after. */
export function changementDes(paires: [JourneeDite, JourneeDite][]): Changement | undefined {
  const changees = paires.filter(([avant, apres]) => changementDe(avant, apres) !== undefined)
  if (changees.length === 0) return undefined
  return {
    quoi: titre({
      date: changees.some(([avant, apres]) => avant.jour !== apres.jour),
      lieu: changees.some(([avant, apres]) => avant.lieu !== apres.lieu),
      heures: changees.some(([avant, apres]) => horaires(avant) !== horaires(apres)),
    }),
    faits: changees.flatMap(([avant, apres]) => changementDe(avant, apres)?.faits ?? []),
  }
}

function titre({ date, lieu, heures }: { date: boolean; lieu: boolean; heures: boolean }): string {
  if (date) return lieu ? 'La date et le lieu ont changé' : 'La date a changé'
  if (lieu) return heures ? 'Le lieu et les horaires ont changé' : 'Le lieu a changé'
  return 'Les horaires ont changé'
}

function horaires({ creneaux }: JourneeDite): string {
  return creneaux.map(({ debut, fin }) => `${debut}-${fin}`).join(' ')
}

export function ajoutDe(journee: JourneeDite): Changement {
  return {
    quoi: 'Une journée est ajoutée',
    faits: [['Nouvelle journée', phraseJournee(journee)]],
  }
}

export function annulationDe(journee: JourneeDite, motif: string): Changement {
  return {
    quoi: 'Une journée est annulée',
    faits: [
      ['Annulée', phraseJournee(journee)],
      ['Motif', motif],
    ],
  }
}

type Nombres = {
  stagiaires: number
  sansCourriel: number
  formateurs: number
  client: string | null
}

/** How many people a change is told to. */
export function nombreConcernes({ stagiaires, sansCourriel, formateurs, client }: Nombres): number {
  return stagiaires - sansCourriel + formateurs + (client === null ? 0 : 1)
}

/** Nobody is written to about days that are all over: that is a correction. */
export function aAnnoncer(jours: Jour[], aujourdhui: Jour): boolean {
  return jours.some((jour) => jour >= aujourdhui)
}

/** The end of sign-ups keeps its distance from the first day. */
export function finDecalee(fin: Jour, avant: Jour | null, apres: Jour | null): Jour {
  if (avant === null || apres === null) return fin
  return addDays(fin, daysBetween(avant, apres))
}
