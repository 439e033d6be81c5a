import { z } from 'zod'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { type Question, questionSatisfaction } from '../model.ts'

/** What came back: marks, places in a list, yes or no; the words apart, so that they can be erased. */
export type Reponses = {
  reponses: Record<string, number | boolean>
  textes: Record<string, string>
  texteLibre: string | null
}

/** The schema of the form of these questions: its fields are `r.<clé>` and `texteLibre`. */
export function reponsesSchema(questions: Question[]) {
  return z.object({
    r: z
      .object(Object.fromEntries(questions.map((question) => [question.cle, champ(question)])))
      .prefault({}), // nothing ticked is read like the rest, and refused
    texteLibre: optionalText(2000),
  })
}

function champ(question: Question): z.ZodType<string | number | boolean | null> {
  const { genre, obligatoire, choix } = question
  if (genre === 'texte')
    return obligatoire ? requiredText('Écrivez votre réponse.', 500) : optionalText(500)
  if (genre === 'oui_non') return cochee(['oui', 'non'], obligatoire, (lue) => lue === 'oui')
  if (genre === 'note') return cochee(['1', '2', '3', '4', '5'], obligatoire, Number)
  return cochee(
    choix.map((_, rang) => String(rang)),
    obligatoire,
    Number,
  )
}

function cochee(
  possibles: string[],
  obligatoire: boolean,
  lire: (lue: string) => number | boolean,
): z.ZodType<number | boolean | null> {
  return z
    .string()
    .optional()
    .transform((lue = '') => lue)
    .refine((lue) => (lue === '' ? !obligatoire : possibles.includes(lue)), 'Cochez une réponse.')
    .transform((lue) => (lue === '' ? null : lire(lue)))
}

/** Parts what is erasable from what is not. */
export function rangerReponses(
  questions: Question[],
  { r, texteLibre }: { r: Record<string, unknown>; texteLibre: string | null },
): Reponses & { noteGlobale: number | null } {
  const reponses: Reponses['reponses'] = {}
  const textes: Reponses['textes'] = {}
  for (const { cle } of questions) {
    const valeur = r[cle]
    if (typeof valeur === 'string') textes[cle] = valeur
    if (typeof valeur === 'number' || typeof valeur === 'boolean') reponses[cle] = valeur
  }
  const note = reponses[questionSatisfaction.cle]
  return { reponses, textes, texteLibre, noteGlobale: typeof note === 'number' ? note : null }
}

/** An answer in words, for a list or a spreadsheet. */
export function direReponse({ genre, choix }: Question, valeur: unknown): string {
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  if (typeof valeur === 'number') return genre === 'choix' ? (choix[valeur] ?? '') : String(valeur)
  return typeof valeur === 'string' ? valeur : ''
}
