import { formatTaux, quotient } from '#app/modules/statistique/model.ts'
import type { Question } from '../model.ts'

type Version = { id: string; version: number; questions: Question[] }

/** So many people gave this answer to this question of this version. */
export type Compte = {
  enqueteId: string
  cle: string
  valeur: number | boolean
  nombre: number
}

export type Repartition = {
  cle: string
  libelle: string
  genre: Question['genre']
  total: number
  /** Mean of the marks, in hundredths; null for anything else. */
  moyenne: number | null
  parts: { libelle: string; nombre: number }[]
}

/**
 * The answers to a question, whatever the version of the questionnaire: a choice is counted by its
 * words, since its place in the list may have changed. In the order of the latest version, then of the others.
 */
export function repartir(versions: Version[], comptes: Compte[]): Repartition[] {
  const questions = new Map<string, Question>()
  for (const { questions: posees } of [...versions].sort((a, b) => b.version - a.version)) {
    for (const question of posees) {
      if (question.genre !== 'texte' && !questions.has(question.cle))
        questions.set(question.cle, question)
    }
  }
  return [...questions.values()].flatMap((question) => {
    const { cle, libelle, genre } = question
    const parts = new Map(libellesDe(question).map((part) => [part, 0]))
    let somme = 0
    for (const compte of comptes.filter((compte) => compte.cle === cle)) {
      const posee = versions
        .find(({ id }) => id === compte.enqueteId)
        ?.questions.find((question) => question.cle === cle)
      const part = posee && dire(posee, compte.valeur)
      if (part === undefined || posee?.genre !== genre) continue
      parts.set(part, (parts.get(part) ?? 0) + compte.nombre)
      if (genre === 'note') somme += Number(compte.valeur) * compte.nombre
    }
    const total = [...parts.values()].reduce((a, b) => a + b, 0)
    if (total === 0) return []
    return [
      {
        cle,
        libelle,
        genre,
        total,
        moyenne: genre === 'note' ? quotient(somme * 100, total) : null,
        parts: [...parts].map(([libelle, nombre]) => ({ libelle, nombre })),
      },
    ]
  })
}

function libellesDe({ genre, choix }: Question): string[] {
  if (genre === 'note') return ['5', '4', '3', '2', '1']
  return genre === 'oui_non' ? ['Oui', 'Non'] : choix
}

function dire({ genre, choix }: Question, valeur: number | boolean): string | undefined {
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  return genre === 'choix' ? choix[valeur] : String(valeur)
}

/** « 66,7 % » */
export function formatPart(part: number, total: number): string {
  return formatTaux(quotient(part * 1000, total))
}
