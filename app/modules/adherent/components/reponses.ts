import type { FormFailure, FormValue } from '#app/platform/form.server.ts'
import { formatTelephone } from '../model/contact.ts'
import type { FicheLue } from '../queries/modification.server.ts'

/** Answers of a form by their dotted name. */
export type Reponses = (champ: string) => string

/** What was typed when the form comes back, else what is known. */
export function reponsesDe(
  echec: FormFailure | undefined,
  connues: Record<string, string>,
): Reponses {
  return (champ) => (echec ? texteDe(lire(echec.values, champ)) : (connues[champ] ?? ''))
}

/** The several answers of one name: `permis[]`. */
export function choixDe(echec: FormFailure | undefined, champ: string, connus: string[]): string[] {
  const saisis = echec && lire(echec.values, champ)
  if (!echec) return connus
  return Array.isArray(saisis) ? saisis.map(texteDe) : []
}

function lire(values: FormValue | undefined, champ: string): FormValue | undefined {
  let lue = values
  for (const partie of champ.split('.')) {
    if (typeof lue !== 'object' || Array.isArray(lue)) return undefined
    lue = lue[partie]
  }
  return lue
}

function texteDe(value: FormValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

/** A sheet as its form asks it. */
export function reponsesConnues(fiche: FicheLue): Record<string, string> {
  const { autresTelephones, tailles, permis: _, ...simples } = fiche
  const telephones = ['telephone', 'urgenceTelephone'] as const
  const identite = [
    'civilite',
    'nomNaissance',
    'nomUsage',
    'prenoms',
    'naissanceDate',
    'naissanceCommune',
    'naissanceCodePostal',
    'naissancePays',
  ] as const
  return {
    ...textes(simples),
    ...Object.fromEntries(telephones.map((nom) => [nom, formatTelephone(fiche[nom] ?? '')])),
    ...Object.fromEntries(identite.map((champ) => [`identite.${champ}`, fiche[champ] ?? ''])),
    ...Object.fromEntries(
      Object.entries(tailles).map(([piece, taille]) => [`tailles.${piece}`, taille]),
    ),
    ...Object.fromEntries(
      autresTelephones.flatMap(({ libelle, numero }, rang) => [
        [`autresTelephones.${rang}.libelle`, libelle],
        [`autresTelephones.${rang}.numero`, formatTelephone(numero)],
      ]),
    ),
  }
}

function textes(fiche: Record<string, string | number | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fiche).map(([champ, value]) => [champ, value === null ? '' : String(value)]),
  )
}
