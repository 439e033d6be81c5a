import { z } from 'zod'
import { normaliserNom } from './pseudo.ts'

// The seam of the other files: what is said of a name is found here.
export { normaliserNom, pseudoPropose, sansAccent } from './pseudo.ts'

// Names as diplomas and procès-verbaux accept them: the letters of the French state register.

const lettre = 'A-Za-zÀ-ÖØ-öø-ÿŒœŸ'
const admis = new RegExp(`^[${lettre}]+(?:(?:--|[ '-])[${lettre}]+)*$`, 'u')
const etatCivil = /^[A-Za-zàâäéèêëîïôöùûüÿçæœÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇÆŒ '-]*$/u

/** Why a normalised name cannot be printed on a diploma; undefined when it can. */
export function empechementNom(nom: string): string | undefined {
  if (nom === '') return 'Indiquez ce nom.'
  if (nom.length > 60) return 'Ce nom est trop long\u00a0: 60 caractères au plus.'
  if (admis.test(nom)) return undefined
  const proposition = translitterer(nom)
  if (proposition !== nom && admis.test(proposition)) {
    return `Les documents officiels n’acceptent pas ces lettres. Écrivez par exemple «\u00a0${proposition}\u00a0».`
  }
  return 'Ce nom contient un caractère qui n’est pas une lettre. Vérifiez-le.'
}

/** Accepted, but outside the letters of the French register: to be read twice. */
export function alerteNom(nom: string): string | undefined {
  if (etatCivil.test(nom)) return undefined
  return 'Ce nom contient une lettre absente de l’état civil français\u00a0: relisez-la.'
}

const latines: Record<string, string> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
}

/** The closest name that a diploma accepts: `Łukasz` becomes `Lukasz`. */
function translitterer(nom: string): string {
  return [...nom]
    .map((one) => {
      if (admis.test(one)) return one
      return latines[one] ?? one.normalize('NFD').replaceAll(/\p{M}/gu, '')
    })
    .join('')
}

/** NOM in capitals, accents kept. */
export function formatNom(nom: string): string {
  return nom.toLocaleUpperCase('fr')
}

/** Title case per part: `jean-pierre` becomes `Jean-Pierre`. */
export function formatPrenoms(prenoms: string): string {
  return prenoms
    .toLocaleLowerCase('fr')
    .replaceAll(
      /(^|[ '-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toLocaleUpperCase('fr'),
    )
}

function nomSelon(absent: string) {
  return z
    .string({ error: absent })
    .transform(normaliserNom)
    .superRefine((value, context) => {
      const message = value === '' ? absent : empechementNom(value)
      if (message) context.addIssue({ code: 'custom', message })
    })
}

export const nomSchema = nomSelon('Indiquez le nom de naissance.')
export const prenomsSchema = nomSelon('Indiquez le prénom.')

/** Left empty: null. */
export const nomUsageSchema = z
  .string()
  .nullish()
  .transform((value) => normaliserNom(value ?? ''))
  .superRefine((value, context) => {
    const message = value === '' ? undefined : empechementNom(value)
    if (message) context.addIssue({ code: 'custom', message })
  })
  .transform((value) => value || null)
