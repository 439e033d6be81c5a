import type { Column, Value } from '#app/platform/tables/table.ts'
import { direReponse } from '../model/reponse.ts'
import { libelleTexteLibre, type Question } from '../model.ts'

type Ligne = {
  numero: string
  intitule: string
  dernierJour: string | null
  questions: Question[]
  reponses: unknown
  textes: unknown
  texteLibre: string | null
}

/** A line an answer, a column a question, whatever the versions: without who answered. */
export function tableauReponses(lignes: Ligne[]): { columns: Column[]; rows: Value[][] } {
  const questions = new Map<string, string>()
  for (const ligne of lignes)
    for (const { cle, libelle } of ligne.questions)
      if (!questions.has(cle)) questions.set(cle, libelle)
  const columns: Column[] = [
    'Numéro',
    'Formation',
    { title: 'Dernier jour', type: 'day' },
    ...questions.values(),
    libelleTexteLibre,
  ]
  const rows = lignes.map((ligne) => [
    ligne.numero,
    ligne.intitule,
    ligne.dernierJour,
    ...[...questions.keys()].map((cle) => reponseDe(ligne, cle)),
    ligne.texteLibre,
  ])
  return { columns, rows }
}

function reponseDe({ questions, reponses, textes }: Ligne, cle: string): string | null {
  const question = questions.find((question) => question.cle === cle)
  if (!question) return null
  const valeur = { ...objet(reponses), ...objet(textes) }[cle]
  return valeur === undefined ? null : direReponse(question, valeur)
}

function objet(valeur: unknown): Record<string, unknown> {
  return typeof valeur === 'object' && valeur !== null ? { ...valeur } : {}
}
