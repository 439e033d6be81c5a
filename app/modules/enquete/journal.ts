import type { Codes } from '#app/phrases.ts'
import { type GenreEnquete, libelleGenre } from './model.ts'

const sondage = (genre: Codes[string] | undefined) =>
  `sondage «\u00a0${libelleGenre[genre as GenreEnquete] ?? ''}\u00a0»`

export const phrases: Record<string, (codes: Codes) => string> = {
  'enquete.modifiee': ({ genre, version }) =>
    `a changé les questions du ${sondage(genre)}, version ${version}.`,
  'enquete.retablie': ({ genre }) => `a rétabli les questions d’origine du ${sondage(genre)}.`,
  'enquete.envoyee': ({ genre, envoyes }) =>
    `a envoyé le ${sondage(genre)} à ${envoyes} ${Number(envoyes) > 1 ? 'personnes' : 'personne'}.`,
  'enquete.renvoyee': ({ genre }) => `a renvoyé le lien d’un ${sondage(genre)}.`,
  'enquete.relancee': ({ genre, relance }) =>
    `a relancé une personne pour le ${sondage(genre)} (relance ${relance}).`,
  'enquete.repondue': ({ genre }) => `a répondu au ${sondage(genre)}.`,
  'enquete.reponse_saisie': ({ genre }) => `a saisi une réponse papier au ${sondage(genre)}.`,
  'enquete.analyse_ecrite': () => 'a écrit l’analyse des réponses.',
  'reclamation.notee': ({ numero }) => `a noté la réclamation ${numero}.`,
  'reclamation.modifiee': ({ numero }) => `a modifié la réclamation ${numero}.`,
  'reclamation.ouverte': ({ numero }) => `a rouvert la réclamation ${numero}.`,
  'reclamation.repondue': ({ numero }) => `a répondu à la réclamation ${numero}.`,
  'reclamation.close': ({ numero }) => `a clos la réclamation ${numero}.`,
  'reclamation.rattachee': ({ numero }) => `a dit de qui est la réclamation ${numero}.`,
  'reclamation.detachee': ({ numero }) => `a détaché la réclamation ${numero} de la personne.`,
  'action.decidee': () => 'a ajouté une action au plan d’amélioration.',
  'action.modifiee': () => 'a modifié une action du plan d’amélioration.',
  'action.terminee': ({ statut }) =>
    statut === 'faite'
      ? 'a terminé une action du plan d’amélioration.'
      : 'a abandonné une action du plan d’amélioration.',
  'qualiopi.dossier_emporte': ({ formations }) =>
    formations === 1
      ? 'a téléchargé le dossier Qualiopi.'
      : `a téléchargé les dossiers Qualiopi de ${formations} formations.`,
  'resultats.publies': () => 'a publié les résultats des formations.',
  'resultats.retires': () => 'a retiré les résultats des formations de la page publique.',
}
