import { z } from 'zod'

// Names as diplomas and procès-verbaux accept them: the letters of the French state register.

const lettre = 'A-Za-zÀ-ÖØ-öø-ÿŒœŸ'
const admis = new RegExp(`^[${lettre}]+(?:(?:--|[ '-])[${lettre}]+)*$`, 'u')
const etatCivil = /^[A-Za-zàâäéèêëîïôöùûüÿçæœÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇÆŒ '-]*$/u

/** Apostrophes, hyphens and spaces as the state register writes them. */
export function normaliserNom(nom: string): string {
  return nom
    .normalize('NFC')
    .replaceAll(/[’‘´ʼ]/g, "'")
    .replaceAll(/[‐–—]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(['-]) ?/g, '$1')
    .trim()
}

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

const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ð: 'd', þ: 'th' }

/** Lower case, no accent, words joined: what is compared, never what is shown. */
export function sansAccent(texte: string): string {
  return plat(texte).replaceAll(/[^a-z]/g, '')
}

function plat(texte: string): string {
  return texte
    .toLowerCase()
    .replaceAll(/[œæßøðþ]/g, (one) => ligatures[one] ?? one)
    .normalize('NFD')
}

/** `nom.prenom`, without accent nor space, hyphens kept: the login of a member (ADH-1). */
export function pseudoPropose(nom: string, prenoms: string): string {
  const premier = prenoms.trim().split(/[ ,]+/)[0] ?? ''
  return `${partieDePseudo(nom)}.${partieDePseudo(premier)}`.slice(0, 60)
}

function partieDePseudo(texte: string): string {
  return plat(normaliserNom(texte))
    .replaceAll(/[^a-z-]/g, '')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '')
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
