import { type LigneLue, lireLigne, type Remarque } from './model/lecture.ts'
import { type Connu, type Plan, planifier } from './model/plan.ts'
import { centreInconnu, cotisationsDe, trouverCentre } from './model/reglages.ts'
import type { Contexte } from './queries/importations.server.ts'

export type Comprise = { lue: LigneLue; remarques: Remarque[]; centreId: string | null }

/** A line read with the choices of the mapping screen; undefined when it describes nobody. */
export function comprendre(brut: string[], contexte: Contexte): Comprise | undefined {
  const { entetes, reglages, centres, aujourdhui } = contexte
  const lecture = lireLigne(brut, entetes, reglages.colonnes, aujourdhui)
  if (!lecture) return undefined
  const { lue, remarques } = lecture
  if (lue.centre === null) return { lue, remarques, centreId: null }
  const centreId = trouverCentre(lue.centre, centres, reglages.centres) ?? null
  const inconnu = centreId === null && reglages.centres[lue.centre] === undefined
  return {
    lue,
    centreId,
    remarques: inconnu ? [...remarques, centreInconnu(lue.centre)] : remarques,
  }
}

/** What the line does to these members; its own remarks come first. */
export function prevoir(comprise: Comprise, candidats: Connu[], contexte: Contexte): Plan {
  const { lue, centreId } = comprise
  const cotisations = cotisationsDe(lue, contexte.reglages, contexte.periodes)
  const plan = planifier(lue, candidats, { centreId, cotisations })
  const remarques = [...comprise.remarques, ...plan.remarques]
  const erreur = remarques.some(({ gravite }) => gravite === 'erreur')
  return { ...plan, remarques, resultat: erreur ? 'en_erreur' : plan.resultat }
}
