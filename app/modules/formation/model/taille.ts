import type { TailleGroupe } from '#app/modules/union/model/type.ts'
import type { Jour } from '#app/platform/jour.ts'
import { formatDuration, plural } from '#app/ui/format.ts'

export type RegleTaille = TailleGroupe & {
  typeLibelle: string
  minutesMin: number
  maxParFormateur: number
  minStagiaires: number
}

/** FOR-1: trainers that so many trainees ask for. */
export function formateursProposes(stagiaires: number, maxParFormateur: number): number {
  return Math.max(1, Math.ceil(stagiaires / maxParFormateur))
}

type Duree = { minutes: number } | { impossible: 'effectif_insuffisant' | 'a_scinder' }

/**
 * What a session of so many trainees must last. With the rule of large groups (SST, INRS): not held under
 * the minimum, longer for each trainee from a number on, split from another; without it, the minimum of the type.
 */
export function dureeDemandee(regle: RegleTaille, stagiaires: number): Duree {
  const { allongementDes, allongementMinutes, scissionDes, minutesMin, minStagiaires } = regle
  if (allongementDes === null || allongementMinutes === null || scissionDes === null)
    return { minutes: minutesMin }
  if (stagiaires < minStagiaires) return { impossible: 'effectif_insuffisant' }
  if (stagiaires >= scissionDes) return { impossible: 'a_scinder' }
  const enPlus = Math.max(0, stagiaires - allongementDes + 1)
  return { minutes: minutesMin + enPlus * allongementMinutes }
}

type Groupe = {
  /** Trainees counted on: those enrolled, or the places offered. */
  stagiaires: number
  /** What the number stands for: « 12 inscrits », « 12 places ». */
  de: 'inscrits' | 'places'
  /** Hours of its créneaux. */
  minutes: number
  formateursRequis: number
}

/** FOR-1: what does not fit the rule of the type. Warnings: nothing is changed nor refused for them. */
export function alertesTaille(regle: RegleTaille, groupe: Groupe): string[] {
  return [
    alerteEffectif(regle, groupe),
    alerteDuree(regle, groupe),
    alerteFormateurs(regle, groupe),
  ].filter((phrase) => phrase !== undefined)
}

function alerteEffectif(regle: RegleTaille, { stagiaires, de }: Groupe): string | undefined {
  const { minStagiaires, typeLibelle, scissionDes } = regle
  const compte = nombre(stagiaires, de)
  const duree = dureeDemandee(regle, stagiaires)
  if ('impossible' in duree && duree.impossible === 'a_scinder')
    return `${compte}\u00a0: dès ${scissionDes} stagiaires, «\u00a0${typeLibelle}\u00a0» se tient en deux sessions.`
  if (stagiaires >= minStagiaires) return undefined
  const suite =
    'impossible' in duree ? 'cette session ne peut pas se tenir' : `il en faut ${minStagiaires}`
  return `Effectif minimal non atteint, ${compte}\u00a0: ${suite}${'impossible' in duree ? ` à moins de ${minStagiaires}` : ''}.`
}

function alerteDuree(regle: RegleTaille, { stagiaires, de, minutes }: Groupe): string | undefined {
  const duree = dureeDemandee(regle, stagiaires)
  const demandees = 'minutes' in duree ? duree.minutes : regle.minutesMin
  if (minutes === 0 || minutes >= demandees) return undefined
  const pour = demandees > regle.minutesMin ? ` pour ${nombre(stagiaires, de)}` : ''
  return `La durée est de ${formatDuration(minutes)}\u00a0: «\u00a0${regle.typeLibelle}\u00a0» en demande ${formatDuration(demandees)} au moins${pour}.`
}

function alerteFormateurs(regle: RegleTaille, groupe: Groupe): string | undefined {
  const { stagiaires, de, formateursRequis } = groupe
  const demandes = formateursProposes(stagiaires, regle.maxParFormateur)
  if (demandes <= formateursRequis) return undefined
  return `${nombre(stagiaires, de)} demandent ${plural(demandes, 'formateur', 'formateurs')}\u00a0: la formation en prévoit ${formateursRequis}.`
}

function nombre(stagiaires: number, de: Groupe['de']): string {
  return de === 'places'
    ? plural(stagiaires, 'place', 'places')
    : plural(stagiaires, 'inscrit', 'inscrits')
}

type Ouverte = RegleTaille & {
  statut: string
  places: number
  prises: number
  formateursRequis: number
  inscriptionsJusquAu: Jour
}

/**
 * Before it is held: its places once it is prepared; those enrolled once sign-ups are over, or as soon as
 * there are more than the team was made for.
 */
export function alertesFormation(formation: Ouverte, minutes: number, aujourdhui: Jour): string[] {
  const { statut, places, prises, formateursRequis, inscriptionsJusquAu } = formation
  if (statut !== 'a_valider' && statut !== 'validee') return []
  const close = statut === 'validee' && inscriptionsJusquAu < aujourdhui
  const surPlaces = { stagiaires: places, de: 'places' as const, minutes, formateursRequis }
  const surInscrits = { ...surPlaces, stagiaires: prises, de: 'inscrits' as const }
  return alertesTaille(formation, close || prises > places ? surInscrits : surPlaces)
}
