import { z } from 'zod'
import { moneyField, optionalText, wholeNumber } from '#app/platform/fields.ts'
import { creneauxSchema } from './schema.ts'

/** A field left blank: each formation of the series keeps its own value. */
function siRempli<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value): unknown => (value === undefined || value === '' ? null : value),
    schema.nullable(),
  )
}

export const changementSerieSchema = z.object({
  intitule: optionalText(150),
  places: siRempli(wholeNumber('Indiquez le nombre de places.', { min: 1, max: 1000 })),
  formateursRequis: siRempli(
    wholeNumber('Indiquez le nombre de formateurs.', { min: 1, max: 100 }),
  ),
  prix: siRempli(moneyField),
  lieuId: siRempli(z.uuid('Ce lieu n’est pas reconnu.')),
  lieuLibre: optionalText(200),
  creneaux: creneauxSchema,
})

export const changerSerieSchema = changementSerieSchema.extend({
  formationId: z.uuid(),
  /** Of each formation that the preview showed: what was seen is what is changed. */
  versions: z.record(z.uuid(), z.coerce.number().int()).default({}),
})
