import { addDays, type Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

/** Approvals of type D: what dispositifs prévisionnels de secours the union may hold. */
export const agrementsD = {
  aucun: 'Aucun agrément D',
  d_paps: 'D – Point d’alerte et de premiers secours (PAPS)',
  d_paps_pe: 'D – PAPS et petite envergure (2 à 12 secouristes)',
  d_dps_pe_a_ge: 'D – Dispositifs de petite à grande envergure',
} as const
export type AgrementD = keyof typeof agrementsD

type Echeances = {
  habilitationReference: string | null
  habilitationFin: Jour | null
  agrementD: string
  agrementFin: Jour | null
}

/** How long before its end an authorisation is to be renewed. */
const jours = 90

/** What has ended or soon will, in the user's words: trainings and DPS would be held without right. */
export function alertesIdentite(identite: Echeances, aujourdhui: Jour): string[] {
  const { habilitationReference, habilitationFin, agrementD, agrementFin } = identite
  return [
    habilitationReference === null
      ? undefined
      : alerte('L’habilitation à former', habilitationFin, aujourdhui),
    agrementD === 'aucun'
      ? undefined
      : alerte('L’agrément de sécurité civile', agrementFin, aujourdhui),
  ].filter((phrase) => phrase !== undefined)
}

function alerte(quoi: string, fin: Jour | null, aujourdhui: Jour): string | undefined {
  if (fin === null) return undefined
  if (fin < aujourdhui) return `${quoi} n’est plus valable depuis le ${formatDay(addDays(fin, 1))}.`
  if (fin > addDays(aujourdhui, jours)) return undefined
  return `${quoi} finit le ${formatDay(fin)}\u00a0: demandez son renouvellement.`
}

/** What documents cannot do without, and is still empty. */
export function manquesIdentite(identite: Record<string, unknown>): string[] {
  return Object.entries(necessaires).flatMap(([champ, libelle]) =>
    identite[champ] ? [] : [libelle],
  )
}

const necessaires = {
  raisonSociale: 'la raison sociale',
  president: 'le président',
  siret: 'le SIRET',
  rna: 'le numéro RNA',
  adresse: 'l’adresse',
  codePostal: 'le code postal',
  commune: 'la commune',
  telephone: 'le téléphone',
  emailFormations: 'l’adresse électronique des formations',
  habilitationReference: 'la référence de l’habilitation',
}
