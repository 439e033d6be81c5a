import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'courriel.renvoye': ({ modele }) => `a renvoyé le mail « ${modele} ».`,
}
