import { z } from 'zod'
import { addDays, addMonths, anneeDe, estUnJour, type Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'

export type CompetenceDetenue = {
  libelle: string
  regleValidite: 'annee_civile' | 'n_mois' | 'illimite'
  /** Only for `n_mois`. */
  mois: number | null
  obtenueLe: Jour
  /** Days of continuous training, any order. */
  recyclages: Jour[]
}

/**
 * Last day of validity; undefined = no end. Civil year: what was obtained or renewed in a year gives
 * aptitude until the end of the next one. N months: day-clamped from the last obtention or renewal.
 */
export function finValidite(competence: CompetenceDetenue): Jour | undefined {
  const derniere = derniereDate(competence)
  if (competence.regleValidite === 'illimite') return undefined
  if (competence.regleValidite === 'annee_civile') return `${anneeDe(derniere) + 1}-12-31`
  return addMonths(derniere, competence.mois ?? 0)
}

/** Why a skill does not hold on a day, in the user's words; undefined when it does. */
export function empechementCompetence(
  competence: CompetenceDetenue,
  jour: Jour,
): string | undefined {
  const { libelle, obtenueLe, recyclages, regleValidite } = competence
  if (obtenueLe > jour) return `${libelle}\u00a0: obtenue le ${formatDay(obtenueLe)} seulement`
  const connue = { ...competence, recyclages: recyclages.filter((le) => le <= jour) }
  const fin = finValidite(connue)
  if (fin === undefined || jour <= fin) return undefined
  if (regleValidite === 'annee_civile') {
    const derniere = formatDay(derniereDate(connue))
    return `sa formation continue ${anneeDe(jour)} manque (dernière\u00a0: ${derniere})`
  }
  return `${libelle}\u00a0: expirée depuis le ${formatDay(addDays(fin, 1))}`
}

/** The rule of validity, in the user's words. */
export function phraseValidite({ regleValidite, mois }: CompetenceDetenue): string {
  if (regleValidite === 'illimite') return 'Sans limite de durée.'
  if (regleValidite === 'n_mois') {
    return `Valable ${mois ?? 0} mois après l’obtention ou la dernière formation continue.`
  }
  return 'Valable jusqu’au 31 décembre de l’année qui suit l’obtention ou la dernière formation continue.'
}

export type EtatCompetence = 'valide' | 'expire_bientot' | 'expiree'

/** How a skill stands today; `alerteJours` before its end, somebody should plan the renewal. */
export function etatCompetence(
  competence: CompetenceDetenue,
  aujourdhui: Jour,
  alerteJours = 60,
): EtatCompetence {
  if (empechementCompetence(competence, aujourdhui) !== undefined) return 'expiree'
  const fin = finValidite(competence)
  return fin !== undefined && fin <= addDays(aujourdhui, alerteJours) ? 'expire_bientot' : 'valide'
}

function derniereDate({ obtenueLe, recyclages }: CompetenceDetenue): Jour {
  return [obtenueLe, ...recyclages].sort().at(-1) ?? obtenueLe
}

/** A day of the calendar, asked for by `absente`. */
export function jourSchema(absente: string) {
  return z
    .string({ error: absente })
    .refine((jour) => jour !== '', absente)
    .refine((jour) => jour === '' || estUnJour(jour), 'Cette date n’existe pas.')
}
