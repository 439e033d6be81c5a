import { z } from 'zod'

// Pure pieces of schema, shared by the forms of the browser-less pages, imports and use cases.

const unreadable = 'Ce texte contient un caractère que nous ne pouvons pas enregistrer.'

function isPrintable(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if ((code < 32 && code !== 10) || code === 127) return false
  }
  return true
}

function bounded(max: number) {
  return z
    .string()
    .max(max, `Ce texte est trop long : ${max} caractères au plus.`)
    .refine(isPrintable, unreadable)
}

/** A line of text that must be filled; `sentence` says what to write. */
export function requiredText(sentence: string, max = 200) {
  return z.string({ error: sentence }).transform(tidy).pipe(bounded(max).min(1, sentence))
}

/** A text that may be left empty: null when it is. */
export function optionalText(max = 200) {
  return z
    .string({ error: 'Ce texte n’a pas pu être lu.' })
    .optional()
    .transform((text) => tidy(text ?? ''))
    .pipe(bounded(max).transform((text) => (text === '' ? null : text)))
}

/** A box: ticked or absent. */
export const checkbox = z
  .string({ error: 'Cochez ou laissez vide.' })
  .optional()
  .transform((value) => value !== undefined && value !== '')

/** A whole number typed by hand. */
export function wholeNumber(sentence: string, { min, max }: { min: number; max: number }) {
  return z
    .string({ error: sentence })
    .trim()
    .refine((text) => /^\d{1,9}$/.test(text), sentence)
    .transform(Number)
    .refine((number) => number >= min && number <= max, `Un nombre de ${min} à ${max} est attendu.`)
}

/** « 60 », « 60,50 » or « 1 234,5 € » in cents. */
export const moneyField = z
  .string({ error: 'Indiquez un montant, comme 60,00.' })
  .transform((text) => text.replaceAll(/[\s\u00a0\u202f€]/g, '').replace(',', '.'))
  .refine((text) => /^\d{1,7}(\.\d{1,2})?$/.test(text), 'Écrivez un montant comme 60,00.')
  .transform((text) => {
    const [euros = '0', cents = ''] = text.split('.')
    return Number(euros) * 100 + Number(cents.padEnd(2, '0'))
  })

/** A list sent as `journees.0…`, `journees.1…`: its values in order, or an empty list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess(valuesInOrder, z.array(item))
}

function valuesInOrder(value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value as Record<string, unknown>)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, entry]) => entry)
}

/** `nom[]`: one value or several, as a list of identifiers. */
export const idList = z.preprocess(
  (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid('Cette ligne n’est pas reconnue.')).max(1000, '1 000 lignes au plus à la fois.'),
)

function tidy(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim()
}
