import type { Faits } from '#app/modules/courriel/model/modele.ts'
import { phraseJournee } from '../model/horaires.ts'
import type { Formation, Journee } from '../model.ts'

/** The journées as lines of a mail. */
function faitsJournees(journees: Journee[]): [string, string][] {
  return journees.map((journee, index) => [
    journees.length > 1 ? `Journée ${index + 1}` : 'Quand et où',
    phraseJournee(journee),
  ])
}

/** What every mail to a trainer may name. */
export const balisesFormation = {
  prenom: { explication: 'Le prénom du formateur.', exemple: 'Camille' },
  formation: { explication: 'L’intitulé de la formation.', exemple: 'PSC à Besançon' },
  numero: { explication: 'Le numéro de la formation.', exemple: 'F26-0042' },
  recapitulatif: {
    explication: 'La formation, ses journées, leurs horaires et leurs lieux, une ligne chacun.',
    exemple: [
      ['Formation', 'PSC à Besançon (F26-0042)'],
      ['Quand et où', 'sam. 28 nov. 2026, 8 h 30 – 12 h 30 et 13 h 30 – 17 h 30, salle Barthélemy'],
    ] satisfies Faits,
  },
} as const

type Donnees = { prenom: string; formation: Formation; journees: Journee[] }

export function valeursFormation({ prenom, formation, journees }: Donnees) {
  const faits: Faits = [
    ['Formation', `${formation.intitule} (${formation.numero})`],
    ...faitsJournees(journees),
  ]
  return {
    prenom,
    formation: formation.intitule,
    numero: formation.numero,
    recapitulatif: faits,
  }
}
