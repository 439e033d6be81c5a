import type { FormValue, FormValues } from '#app/platform/form.server.ts'
import type { Question } from '../model.ts'

/** A question as its form shows it: texts only. */
export type Champ = Record<'cle' | 'genre' | 'libelle' | 'choix' | 'obligatoire', string>

export function champsDe(questions: Question[]): Champ[] {
  return questions.map(({ cle, genre, libelle, choix, obligatoire }) => ({
    ...{ cle, genre, libelle },
    choix: choix.join('\n'),
    obligatoire: obligatoire ? 'oui' : '',
  }))
}

/** What was typed, in the order of the page. */
export function champsSaisis(values: FormValues): Champ[] {
  const { questions } = values
  if (typeof questions !== 'object' || Array.isArray(questions)) return []
  return Object.entries(questions)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, question]) => {
      const lu = (nom: string) => texteDe(question, nom)
      return {
        cle: lu('cle'),
        genre: lu('genre'),
        libelle: lu('libelle'),
        choix: lu('choix'),
        obligatoire: lu('obligatoire'),
      }
    })
}

function texteDe(question: FormValue, nom: string): string {
  if (typeof question !== 'object' || Array.isArray(question)) return ''
  const texte = question[nom]
  return typeof texte === 'string' ? texte : ''
}

const neuve: Champ = { cle: '', genre: 'note', libelle: '', choix: '', obligatoire: '' }

/** What a button of the form does to the list: « ajouter », « monter.2 »; undefined for any other. */
export function deplacer(champs: Champ[], intention: unknown): Champ[] | undefined {
  if (intention === 'ajouter') return [...champs, neuve]
  const [geste, place] = typeof intention === 'string' ? intention.split('.') : []
  const rang = Number(place)
  const question = champs[rang]
  if (!question) return undefined
  const sans = champs.filter((_, index) => index !== rang)
  if (geste === 'retirer') return sans
  if (geste === 'monter') return sans.toSpliced(Math.max(0, rang - 1), 0, question)
  if (geste === 'descendre') return sans.toSpliced(rang + 1, 0, question)
  return undefined
}

/** The list as the form sends it, to show it again. */
export function valeursDe(champs: Champ[]): FormValues {
  return { questions: Object.fromEntries(champs.map((champ, rang) => [String(rang), champ])) }
}
