import { z } from 'zod'
import { checkbox, listOf, optionalText, requiredText } from '#app/platform/fields.ts'
import { genres, type Question } from '../model.ts'

const lignes = optionalText(1000).transform((texte) =>
  (texte ?? '')
    .split('\n')
    .map((ligne) => ligne.trim())
    .filter(Boolean),
)

const questionSaisie = z
  .object({
    /** Empty for a question that has just been added. */
    cle: z
      .string()
      .regex(/^[a-z0-9_]{0,30}$/, 'Rechargez la page.')
      .default(''),
    genre: z.enum(['note', 'choix', 'oui_non', 'texte'], { error: 'Choisissez le genre.' }),
    libelle: requiredText('Écrivez la question.', 200),
    choix: lignes,
    obligatoire: checkbox,
  })
  .refine(({ genre, choix }) => genre !== 'choix' || (choix.length >= 2 && choix.length <= 8), {
    path: ['choix'],
    error: 'Écrivez de 2 à 8 réponses, une par ligne.',
  })
  .refine(({ choix }) => new Set(choix).size === choix.length, {
    path: ['choix'],
    error: 'Deux réponses sont les mêmes.',
  })
  .refine(({ choix }) => choix.every((reponse) => reponse.length <= 80), {
    path: ['choix'],
    error: '80 caractères au plus par réponse.',
  })

export const modifierEnqueteSchema = z.object({
  genre: z.enum(genres),
  /** The version that was read, 0 for the product's: somebody else may have written meanwhile. */
  version: z.coerce.number().int().min(0),
  questions: listOf(questionSaisie),
})

export type ModifierEnquete = z.output<typeof modifierEnqueteSchema>

/** The questions as they are kept: a new one takes a key of its own, a list only where one chooses. */
export function questionsDe(saisie: ModifierEnquete['questions']): Question[] {
  const prises = new Set(saisie.map(({ cle }) => cle))
  let rang = 0
  const libre = () => {
    do rang += 1
    while (prises.has(`q${rang}`))
    return `q${rang}`
  }
  return saisie.map(({ cle, choix, ...question }) => ({
    ...question,
    cle: cle || libre(),
    choix: question.genre === 'choix' ? choix : [],
  }))
}

/** The questions of a stored version: what was written by this schema, read back. */
export const questionsLues = z.array(
  z.object({
    cle: z.string(),
    genre: z.enum(['note', 'choix', 'oui_non', 'texte']),
    libelle: z.string(),
    obligatoire: z.boolean(),
    choix: z.array(z.string()),
  }),
)
