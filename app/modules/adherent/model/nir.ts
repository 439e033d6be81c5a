import { z } from 'zod'
import type { Jour } from '#app/platform/jour.ts'
import type { Civilite } from './personne.ts'

/** Digits, and the A or B of a Corsican birth, alone: how a NIR is kept. */
export function normaliserNir(texte: string): string {
  return texte.replaceAll(/[\s.\-\u00a0\u202f]/g, '').toUpperCase()
}

// Sex (3, 4, 7, 8: being registered), year, month (20-42 and 50-99 when not known), département or
// country, commune, order, key.
const forme = /^[1-478]\d{2}(?:0[1-9]|1[0-2]|[23]\d|4[0-2]|[5-9]\d)(?:\d{2}|2[AB])\d{6}\d{2}$/

/** Why this is not a NIR with its key; undefined when it is. Source: décret n° 82-103. */
export function empechementNir(nir: string): string | undefined {
  if (nir.length !== 15) {
    return `Ce numéro a ${nir.length} caractères, il en faut 15 avec la clé.`
  }
  if (!forme.test(nir)) return 'Ce numéro n’a pas la forme d’un numéro de sécurité sociale.'
  if (cleNir(nir.slice(0, 13)) === nir.slice(13)) return undefined
  return 'La clé ne va pas avec ce numéro. Relisez-le.'
}

/** The two digits that follow thirteen: 97 less the rest of the division; Corsica counts as 19 or 18. */
export function cleNir(numero: string): string {
  const chiffres = numero.replace('2A', '19').replace('2B', '18')
  return String(97n - (BigInt(chiffres) % 97n)).padStart(2, '0')
}

type Naissance = { civilite: Civilite | null; naissanceDate: Jour | null }

/** What does not agree with the sheet: to be read twice, never refused (births abroad, corrections). */
export function alerteNir(nir: string, { civilite, naissanceDate }: Naissance): string | undefined {
  const attendus = civilite === 'madame' ? '248' : '137'
  if (civilite !== null && !attendus.includes(nir.charAt(0))) {
    return 'Le premier chiffre ne va pas avec la civilité de la fiche.'
  }
  if (naissanceDate === null) return undefined
  const [annee, mois] = [naissanceDate.slice(2, 4), naissanceDate.slice(5, 7)]
  if (nir.slice(1, 3) !== annee) return 'L’année ne va pas avec la date de naissance de la fiche.'
  const moisInconnu = Number(nir.slice(3, 5)) > 12
  if (moisInconnu || nir.slice(3, 5) === mois) return undefined
  return 'Le mois ne va pas avec la date de naissance de la fiche.'
}

/** As it is printed: `2 69 05 49 588 157 80`. */
export function formatNir(nir: string): string {
  return nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7')
}

/** Left empty: null. */
export const nirSchema = z
  .string()
  .nullish()
  .transform((texte) => normaliserNir(texte ?? ''))
  .superRefine((nir, context) => {
    const message = nir === '' ? undefined : empechementNir(nir)
    if (message) context.addIssue({ code: 'custom', message })
  })
  .transform((nir) => nir || null)
