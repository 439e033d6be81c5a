import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'union.creee': () => 'a ouvert l’union sur la plateforme.',
  'union.identite_renseignee': () => 'a renseigné l’identité de l’union.',
  'union.preference_changee': ({ libelle }) => `a changé la préférence «\u00a0${libelle}\u00a0».`,
  'centre.cree': ({ code }) => `a créé le centre ${code}.`,
  'lieu.cree': () => 'a ajouté un lieu.',
}
