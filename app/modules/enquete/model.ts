import type { Jour } from '#app/platform/jour.ts'
import { addDays } from '#app/platform/jour.ts'

export const genres = ['chaud', 'froid', 'entreprise', 'formateur'] as const
export type GenreEnquete = (typeof genres)[number]

export const libelleGenre: Record<GenreEnquete, string> = {
  chaud: 'À chaud',
  froid: 'À froid',
  entreprise: 'Entreprise ou financeur',
  formateur: 'Formateur',
}

/** To whom and when, in the words of the settings page. */
export const explicationGenre: Record<GenreEnquete, string> = {
  chaud: 'Aux stagiaires validés, dès la clôture de la formation.',
  froid: 'Aux stagiaires validés, quelques semaines après la formation.',
  entreprise: 'Au contact principal du client, dès la clôture.',
  formateur: 'À chaque formateur de la formation, dès la clôture.',
}

export type Question = {
  /** Kept from one version to the next: answers are compared by it. */
  cle: string
  genre: 'note' | 'choix' | 'oui_non' | 'texte'
  libelle: string
  obligatoire: boolean
  /** For a choice, and for it alone: an answer is its place in this list. */
  choix: string[]
}

export const libelleGenreQuestion: Record<Question['genre'], string> = {
  note: 'Note de 1 à 5',
  choix: 'Choix dans une liste',
  oui_non: 'Oui ou non',
  texte: 'Texte court',
}

/** STA-8: asked in these words to every trainee; its mean is the satisfaction that Qualiopi publishes. */
export const questionSatisfaction: Question = {
  cle: 'satisfaction',
  genre: 'note',
  libelle: 'Êtes-vous globalement satisfait de la formation ?',
  obligatoire: true,
  choix: [],
}

/** What is always asked last, in words. */
export const libelleTexteLibre = 'Un commentaire, une idée, une difficulté ?'

/** Seen by the union and by the trainers: whoever writes knows it. */
export const mentionReponses = 'Vos réponses sont lues sans votre nom.'

export function estVerrouillee(genre: GenreEnquete, { cle }: Pick<Question, 'cle'>): boolean {
  return (genre === 'chaud' || genre === 'froid') && cle === questionSatisfaction.cle
}

/** STA-8: why these questions cannot be those of this survey; undefined when they can. */
export function empechementQuestions(
  genre: GenreEnquete,
  questions: Question[],
): string | undefined {
  if (questions.length === 0) return 'Gardez au moins une question.'
  if (questions.length > questionsMax)
    return `${questionsMax} questions au plus : un sondage court a plus de réponses.`
  if (new Set(questions.map(({ cle }) => cle)).size !== questions.length)
    return 'Deux questions portent la même clé. Rechargez la page.'
  if (genre !== 'chaud' && genre !== 'froid') return undefined
  const satisfaction = questions.find(({ cle }) => cle === questionSatisfaction.cle)
  const phrase = `« ${questionSatisfaction.libelle} »`
  if (!satisfaction) return `La question ${phrase} ne peut pas être retirée.`
  return memesQuestions([satisfaction], [questionSatisfaction])
    ? undefined
    : `La question ${phrase} ne peut pas être changée.`
}

export const questionsMax = 15

export function memesQuestions(unes: Question[], autres: Question[]): boolean {
  const dire = (liste: Question[]) =>
    JSON.stringify(
      liste.map(({ cle, genre, libelle, obligatoire, choix }) => [
        cle,
        genre,
        libelle,
        obligatoire,
        choix,
      ]),
    )
  return dire(unes) === dire(autres)
}

/** What a trainer reads of his trainees' answers: never so few that one could tell whose they are. */
export const reponsesMinFormateur = 3
export const genresDuFormateur: readonly GenreEnquete[] = ['chaud', 'froid']

/** How many times somebody who does not answer is written to again. */
export const relancesMax = 2

/** A link that nobody used opens nothing after a year. */
export const validiteJours = 365

/** A cold survey that should have left longer ago never leaves: nobody remembers. */
export const retardFroidJours = 30

/** The survey « à chaud » of a training closed so late that the cold one is due: only this one leaves. */
export function chaudEncoreUtile(dernierJour: Jour, aujourdhui: Jour, delaiFroid: number): boolean {
  return aujourdhui < addDays(dernierJour, delaiFroid)
}

type Envoi = { reponduLe: Date | null; expireLe: Date }

/** Why this link takes no answer; undefined when it does. */
export function empechementReponse(envoi: Envoi, now: Date): string | undefined {
  if (envoi.reponduLe) return 'Vous avez déjà répondu à ce sondage. Merci !'
  if (envoi.expireLe <= now) return 'Ce sondage est terminé : son lien a plus d’un an.'
  return undefined
}
