import { z } from 'zod'
import { roles } from '#app/platform/ctx.ts'
import { checkbox, idList, optionalText, requiredText } from '#app/platform/fields.ts'
import { categories } from './model.ts'

const roleList = z.preprocess(
  (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.enum(roles, { error: 'Ce rôle n’est pas reconnu.' })).max(roles.length),
)

const description = {
  titre: requiredText('Donnez un titre au document.', 150),
  categorie: z.enum(categories, { error: 'Choisissez une catégorie.' }),
  description: optionalText(1000),
  /** Everybody, or those who are chosen below: a forgotten tick must not publish to all. */
  pour: z.enum(['tous', 'choix'], { error: 'Dites à qui ce document s’adresse.' }),
  roles: roleList,
  centres: idList,
  accuseLecture: checkbox,
}

type Choix = { pour: 'tous' | 'choix'; roles: string[]; centres: string[] }

function estChoisi({ pour, roles, centres }: Choix): boolean {
  return pour === 'tous' || roles.length + centres.length > 0
}

const personne = {
  path: ['pour'],
  message: 'Cochez au moins un droit ou un centre, ou choisissez «\u00a0Tous les adhérents\u00a0».',
}

function sansChoixInutile<Input extends Choix>(input: Input): Input {
  return input.pour === 'tous' ? { ...input, roles: [], centres: [] } : input
}

export const publierDocumentSchema = z
  .object({ ...description, id: z.uuid() })
  .refine(estChoisi, personne)
  .transform(sansChoixInutile)
export type PublierDocument = z.output<typeof publierDocumentSchema>

export const modifierDocumentSchema = z
  .object({ ...description, documentId: z.uuid(), version: z.coerce.number().int() })
  .refine(estChoisi, personne)
  .transform(sansChoixInutile)
export type ModifierDocument = z.output<typeof modifierDocumentSchema>

export const nouvelleVersionSchema = z.object({
  documentId: z.uuid(),
  /** Made with the form: a double click publishes one version. */
  id: z.uuid(),
  note: optionalText(300),
})
export type NouvelleVersion = z.output<typeof nouvelleVersionSchema>

export const acteSchema = z.object({
  intention: z.enum(['archiver', 'restaurer', 'relancer'], {
    error: 'Choisissez ce qu’il faut faire de ce document.',
  }),
})
