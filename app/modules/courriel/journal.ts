import type { Codes } from '#app/phrases.ts'
import { nomModele } from './catalogue.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'courriel.renvoye': ({ modele, ailleurs }) =>
    `a renvoyé le mail «\u00a0${nomModele(String(modele))}\u00a0»${ailleurs ? ' à une autre adresse' : ''}.`,
  'courriel.retourne': ({ modele, status }) =>
    `a noté que le mail «\u00a0${nomModele(String(modele))}\u00a0» est reçu en erreur (${status}).`,
  'courriel.adresse_envoi_modifiee': () => 'a changé l’adresse d’envoi de l’union.',
  'courriel.adresse_reactivee': () => 'a indiqué qu’une adresse en échec fonctionne de nouveau.',
  'courriel.modele_modifie': ({ modele, version }) =>
    `a changé le texte du mail «\u00a0${nomModele(String(modele))}\u00a0» (version ${version}).`,
  'courriel.modele_retabli': ({ modele }) =>
    `a rétabli le texte d’origine du mail «\u00a0${nomModele(String(modele))}\u00a0».`,
  'courriel.piece_jointe': ({ modele }) =>
    `a joint un fichier au mail «\u00a0${nomModele(String(modele))}\u00a0».`,
  'courriel.piece_retiree': ({ modele }) =>
    `a retiré un fichier du mail «\u00a0${nomModele(String(modele))}\u00a0».`,
  'courriel.historique_exporte': ({ nombre }) =>
    `a exporté l’historique des mails\u00a0: ${nombre}\u00a0lignes.`,
}
