import type { Codes } from '#app/phrases.ts'
import { nomModele } from './catalogue.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'courriel.renvoye': ({ modele, ailleurs }) =>
    `a renvoyé le mail «\u00a0${nomModele(String(modele))}\u00a0»${ailleurs ? ' à une autre adresse' : ''}.`,
  'courriel.historique_exporte': ({ nombre }) =>
    `a exporté l’historique des mails\u00a0: ${nombre}\u00a0lignes.`,
}
