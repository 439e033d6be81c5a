import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'compte.connecte': () => 's’est connecté.',
  'compte.mot_de_passe_choisi': () => 'a choisi son mot de passe.',
  'compte.mot_de_passe_change': () => 'a changé son mot de passe.',
  'compte.lien_oubli_demande': () => 'a envoyé un lien pour choisir un nouveau mot de passe.',
  'compte.deconnecte_partout': () => 's’est déconnecté partout.',
  'compte.cgu_acceptees': ({ version }) =>
    `a accepté les conditions d’utilisation (version ${version}).`,
}
