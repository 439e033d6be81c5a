import { z } from 'zod'
import { normaliserIban } from './iban.ts'

/** French VAT key of a SIREN: (12 + 3 × (SIREN mod 97)) mod 97, two digits. */
export function tvaDuSiren(siren: string): string {
  const cle = (12 + 3 * (Number(siren) % 97)) % 97
  return `FR${String(cle).padStart(2, '0')}${siren}`
}

/** Why this is not a French VAT number; undefined when it is. */
export function empechementTva(tva: string): string | undefined {
  if (!/^FR\d{11}$/.test(tva)) {
    return 'Un numéro de TVA français a FR, deux chiffres puis les neuf du SIREN.'
  }
  return tva === tvaDuSiren(tva.slice(4))
    ? undefined
    : 'Ce numéro de TVA contient une faute de frappe. Relisez-le.'
}

/** National register of associations: W and nine digits; overseas some have a letter in third place. */
export function empechementRna(rna: string): string | undefined {
  return /^W\d{9}$/.test(rna) || /^W9[A-Z]\d{7}$/.test(rna)
    ? undefined
    : 'Un numéro RNA a la lettre W puis neuf chiffres, comme W691012345.'
}

/** Declaration of activity of a training body: region, département, number (Code du travail, R6351-6). */
export function empechementNda(nda: string): string | undefined {
  return /^\d{11}$/.test(nda)
    ? undefined
    : 'Un numéro de déclaration d’activité a 11 chiffres, comme 93061048106.'
}

export function empechementBic(bic: string): string | undefined {
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bic)
    ? undefined
    : 'Un BIC a 8 ou 11 caractères, comme AGRIFRPP.'
}

/** Left empty: null. Spaces, dots and hyphens are removed, letters go to capitals. */
function identifiant(empechement: (texte: string) => string | undefined) {
  return z
    .string()
    .nullish()
    .transform((texte) => normaliserIban(texte ?? ''))
    .superRefine((texte, context) => {
      const message = texte === '' ? undefined : empechement(texte)
      if (message) context.addIssue({ code: 'custom', message })
    })
    .transform((texte) => texte || null)
}

export const tvaSchema = identifiant(empechementTva)
export const rnaSchema = identifiant(empechementRna)
export const ndaSchema = identifiant(empechementNda)
export const bicSchema = identifiant(empechementBic)
