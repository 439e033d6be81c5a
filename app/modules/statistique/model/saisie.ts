import { z } from 'zod'
import { moneyField } from '#app/platform/fields.ts'
import { quotient } from '../model.ts'
import { type LigneC, lignesC } from './lignes.ts'

const vide = (valeur: unknown) =>
  valeur === undefined || (typeof valeur === 'string' && valeur.trim() === '') ? null : valeur

/** An amount that may be left empty: null is « not said », zero is zero. */
export const montantFacultatif = z.preprocess(vide, moneyField.nullable())

export const nombreFacultatif = z.preprocess(
  vide,
  z
    .string()
    .regex(/^\d{1,6}$/, 'Écrivez un nombre entier, comme 12.')
    .transform(Number)
    .nullable(),
)

/** « 7 », « 7,5 » or « 7.25 » hours, in minutes. */
export const heuresFacultatives = z.preprocess(
  vide,
  z
    .string()
    .transform((texte) => texte.replaceAll(/[\s\u00a0\u202fh]/g, '').replace(',', '.'))
    .refine((texte) => /^\d{1,6}(\.\d{1,2})?$/.test(texte), 'Écrivez des heures, comme 7,5.')
    .transform((texte) => {
      const [heures = '0', centiemes = ''] = texte.split('.')
      return quotient((Number(heures) * 100 + Number(centiemes.padEnd(2, '0'))) * 60, 100) ?? 0
    })
    .nullable(),
)

export const ouiNon = z
  .enum(['oui', 'non', ''])
  .optional()
  .transform((reponse) => (reponse ? reponse === 'oui' : null))

const lignes = Object.keys(lignesC) as LigneC[]

/** What was received elsewhere, by line of frame C. */
export const produits = z
  .object(
    Object.fromEntries(lignes.map((ligne) => [ligne, montantFacultatif.optional()])) as Record<
      LigneC,
      z.ZodOptional<typeof montantFacultatif>
    >,
  )
  .default({})
