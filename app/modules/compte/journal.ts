import type { Codes } from '#app/phrases.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'compte.connecte': () => 's’est connecté.',
  'compte.mot_de_passe_choisi': () => 'a choisi son mot de passe.',
  'compte.mot_de_passe_change': () => 'a changé son mot de passe.',
  'compte.lien_oubli_demande': () => 'a envoyé un lien pour choisir un nouveau mot de passe.',
  'compte.exploitant_contacte': () => 'a écrit à l’exploitant de la plateforme.',
  'compte.deconnecte_partout': () => 's’est déconnecté partout.',
  'compte.session_fermee': () => 'a fermé une de ses sessions.',
  'compte.autres_sessions_fermees': ({ nombre }) =>
    nombre === 1 ? 'a fermé son autre session.' : `a fermé ses ${nombre} autres sessions.`,
  'compte.facteur_ajoute': () => 'a ajouté un second facteur.',
  'compte.facteur_retire': () => 'a retiré un second facteur.',
  'compte.codes_secours_crees': () => 'a créé de nouveaux codes de secours.',
  'compte.email_demande': () => 'a demandé à changer son adresse de connexion.',
  'compte.email_change': () => 'a changé son adresse de connexion.',
  'compte.email_retabli': () => 'a rétabli l’ancienne adresse de connexion.',
  'compte.email_corrige': () => 'a modifié l’adresse de connexion.',
  'compte.rattachement_demande': () => 'a demandé à rattacher une autre union à son compte.',
  'compte.rattache': () => 'a rattaché cette union à son compte.',
  'compte.cgu_acceptees': ({ version }) =>
    `a accepté les conditions d’utilisation (version ${version}).`,
}
