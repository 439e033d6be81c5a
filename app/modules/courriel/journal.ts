import type { Codes } from '#app/phrases.ts'
import { libelleModele } from './model.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'courriel.renvoye': ({ modele, ailleurs }) =>
    `a renvoyé le mail «\u00a0${libelleModele(String(modele))}\u00a0»${ailleurs ? ' à une autre adresse' : ''}.`,
  'courriel.historique_exporte': ({ nombre }) =>
    `a exporté l’historique des mails\u00a0: ${nombre}\u00a0lignes.`,
}
