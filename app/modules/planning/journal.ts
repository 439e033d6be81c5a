import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'calendrier.ouvert': () => 'a ouvert un calendrier à suivre.',
  'calendrier.renouvele': () => 'a changé le lien d’un calendrier.',
}
