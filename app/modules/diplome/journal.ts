import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'diplome.valide': ({ numero }) => `a validé le diplôme ${numero}.`,
  'diplome.invalide': ({ numero }) => `a invalidé le diplôme ${numero}.`,
}
