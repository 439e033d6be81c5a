import { z } from 'zod'

/** Letters and digits alone, in capitals: how an IBAN and a BIC are kept. */
export function normaliserIban(texte: string): string {
  return texte.replaceAll(/[\s.\-\u00a0\u202f]/g, '').toUpperCase()
}

/** Why these characters are not an IBAN; undefined when they are. Source: ISO 13616, mod 97. */
export function empechementIban(iban: string): string | undefined {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) {
    return 'Un IBAN commence par deux lettres et deux chiffres, comme FR76.'
  }
  if (iban.startsWith('FR') && iban.length !== 27) {
    return `Cet IBAN a ${iban.length} caractères, il en faut 27.`
  }
  if (iban.length < 15 || iban.length > 34) return 'Un IBAN a de 15 à 34 caractères.'
  return reste97(iban) === 1 ? undefined : 'Cet IBAN contient une faute de frappe. Relisez-le.'
}

/** The first four characters go last, letters count from 10, and the whole is divided by 97. */
function reste97(iban: string): number {
  let reste = 0
  for (const signe of iban.slice(4) + iban.slice(0, 4)) {
    const valeur = Number.parseInt(signe, 36)
    reste = (reste * (valeur > 9 ? 100 : 10) + valeur) % 97
  }
  return reste
}

/** Left empty: null. */
export const ibanSchema = z
  .string()
  .nullish()
  .transform((texte) => normaliserIban(texte ?? ''))
  .superRefine((iban, context) => {
    const message = iban === '' ? undefined : empechementIban(iban)
    if (message) context.addIssue({ code: 'custom', message })
  })
  .transform((iban) => iban || null)

/** In groups of four, as it is printed. */
export function formatIban(iban: string): string {
  return iban.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
