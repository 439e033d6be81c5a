import { z } from 'zod'
import { lireDuree } from '#app/modules/union/model/type.ts'
import { checkbox } from '#app/platform/fields.ts'

const duree = z
  .string()
  .transform(lireDuree)
  .pipe(
    z
      .number('Écrivez une durée comme 7, 7,5 ou 7 h 30.')
      .max(1440, 'Une journée a 24 heures au plus.'),
  )

export const modifierAffectationSchema = z.object({
  formationId: z.uuid(),
  candidatureId: z.uuid(),
  /** What the form was opened on. */
  vu: z.string(),
  jours: z.record(
    z.uuid(),
    z.object({
      affecte: checkbox,
      duree: duree.optional(),
      statut: z.enum(['prevue', 'faite', 'absente']).catch('prevue'),
    }),
  ),
})
