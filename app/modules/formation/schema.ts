import { z } from 'zod'
import {
  checkbox,
  listOf,
  moneyField,
  optionalText,
  requiredText,
  wholeNumber,
} from '#app/platform/fields.ts'
import { estUnJour } from '#app/platform/jour.ts'
import type { DemiJournee } from './model.ts'

const heure = z
  .string({ error: 'Indiquez une heure.' })
  .refine((texte) => /^([01]\d|2[0-3]):[0-5]\d$/.test(texte), 'Indiquez une heure, comme 08:30.')

/** A half-day left blank does not exist; one hour without the other is asked for. */
const plage = z
  .object({ debut: z.string().catch(''), fin: z.string().catch('') })
  .superRefine(({ debut, fin }, context) => {
    if (debut === '' && fin === '') return
    for (const [nom, valeur] of Object.entries({ debut, fin })) {
      const lu = heure.safeParse(valeur)
      if (!lu.success)
        context.addIssue({
          code: 'custom',
          message: lu.error.issues[0]?.message ?? '',
          path: [nom],
        })
    }
    if (debut !== '' && debut === fin) {
      context.addIssue({ code: 'custom', message: 'La fin est égale au début.', path: ['fin'] })
    }
  })
  .optional()

/** One to three half-days, those left blank apart. */
export const creneauxSchema = z
  .object({ matin: plage, apres_midi: plage, soiree: plage })
  .optional()
  .transform((creneaux = {}) =>
    (['matin', 'apres_midi', 'soiree'] as DemiJournee[]).flatMap((demiJournee) => {
      const horaires = creneaux[demiJournee]
      return horaires?.debut ? [{ demiJournee, debut: horaires.debut, fin: horaires.fin }] : []
    }),
  )

const jour = z
  .string({ error: 'Indiquez la date de la journée.' })
  .refine((texte) => texte !== '', 'Indiquez la date de la journée.')
  .refine((texte) => texte === '' || estUnJour(texte), 'Cette date n’existe pas.')

/** One day: date, place, and one to three créneaux. */
export const journeeSchema = z
  .object({
    jour,
    lieuId: z.union([z.uuid(), z.literal('')]).optional(),
    lieuLibre: optionalText(200),
    consignes: optionalText(2000),
    creneaux: creneauxSchema,
  })
  .transform(({ lieuId, lieuLibre, ...journee }) => ({
    ...journee,
    lieuId: lieuId || null,
    lieuLibre: lieuId ? null : lieuLibre,
  }))
  .superRefine(({ lieuId, lieuLibre, creneaux }, context) => {
    if (!lieuId && !lieuLibre)
      context.addIssue({ code: 'custom', message: 'Indiquez le lieu.', path: ['lieuId'] })
    if (creneaux.length === 0) {
      context.addIssue({
        code: 'custom',
        message: 'Indiquez au moins un créneau : matin, après-midi ou soirée.',
        path: ['creneaux', 'matin', 'debut'],
      })
    }
  })

export type JourneeSaisie = z.output<typeof journeeSchema>

/** What *Créer formation* and *Modifier formation* both ask. */
export const champsFormation = {
  intitule: requiredText('Indiquez un intitulé.', 150),
  privee: checkbox,
  centreId: z
    .union([z.uuid(), z.literal('')], { error: 'Ce centre n’est pas reconnu.' })
    .optional()
    .transform((id) => id || null),
  /** Absent when the author may not see the clients: it stays as it is. */
  clientId: z
    .union([z.uuid(), z.enum(['', 'union'])], { error: 'Ce client n’est pas reconnu.' })
    .optional(),
  places: wholeNumber('Indiquez le nombre de places.', { min: 1, max: 1000 }),
  formateursRequis: wholeNumber('Indiquez le nombre de formateurs.', { min: 1, max: 100 }),
  prix: moneyField,
  inscriptionsJusquAu: z
    .string()
    .optional()
    .transform((texte) => texte || null)
    .refine((texte) => texte === null || estUnJour(texte), 'Cette date n’existe pas.'),
  depassementCapacite: checkbox,
  commentaire: optionalText(2000),
  journees: listOf(journeeSchema).pipe(
    z.array(z.custom<JourneeSaisie>()).max(60, '60 journées au plus.'),
  ),
}

export const creerFormationSchema = z.object({
  id: z.uuid('Cette page est trop ancienne : rouvrez-la.'),
  typeFormationId: z.uuid('Choisissez un type de formation.'),
  ...champsFormation,
})

export const modifierFormationSchema = z.object({
  formationId: z.uuid(),
  version: z.coerce.number().int(),
  ...champsFormation,
  /** Absent: the days stay as they are (they change one by one once somebody is concerned). */
  journees: champsFormation.journees.optional(),
})
