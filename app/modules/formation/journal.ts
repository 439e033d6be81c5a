import type { Codes } from '#app/phrases.ts'
import { formatDay, plural } from '#app/ui/format.ts'
import { type GenreDocument, libelleDocument } from './model/document.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'formation.creee': ({ numero }) => `a créé la formation ${numero}.`,
  'formation.place_ajoutee': ({ places }) => `a ajouté une place (${places}).`,
  'formation.modifiee': () => 'a modifié la formation.',
  'formation.validee': () => 'a validé la formation.',
  'formation.refusee': () => 'a refusé la formation.',
  'formation.cloturee': ({ pv, version }) =>
    `a clôturé la formation, procès-verbal ${pv}${Number(version) > 1 ? `, version ${version}` : ''}.`,
  'formation.journee_ajoutee': ({ jour }) => `a ajouté la journée du ${formatDay(String(jour))}.`,
  'formation.journee_modifiee': ({ jour }) => `a modifié la journée du ${formatDay(String(jour))}.`,
  'formation.journee_deplacee': ({ avant, jour }) =>
    `a déplacé la journée du ${formatDay(String(avant))} au ${formatDay(String(jour))}.`,
  'formation.journee_annulee': ({ jour }) => `a annulé la journée du ${formatDay(String(jour))}.`,
  'formation.annulee': ({ inscriptions }) =>
    Number(inscriptions) > 0
      ? `a annulé la formation et ${plural(Number(inscriptions), 'inscription', 'inscriptions')}.`
      : 'a annulé la formation.',
  'formation.supprimee': ({ numero }) => `a supprimé la formation ${numero}.`,
  'formation.serie_creee': ({ nombre }) =>
    `a créé une série de ${plural(Number(nombre), 'formation', 'formations')}.`,
  'formation.serie_changee': ({ nombre }) =>
    Number(nombre) > 1
      ? `a changé ${plural(Number(nombre), 'formation', 'formations')} de la série, celle-ci comprise.`
      : 'a changé la formation, par sa série.',
  'formation.rouverte': () => 'a rouvert la formation.',
  'formation.convention_etablie': ({ version }) =>
    `a établi la convention de formation, version ${version}.`,
  'formation.convention_envoyee': ({ version }) =>
    `a envoyé au client la convention, version ${version}.`,
  'formation.candidature_posee': () => 'a postulé comme formateur.',
  'formation.candidature_acceptee': () => 'a accepté un formateur.',
  'formation.candidature_refusee': () => 'a décliné une candidature.',
  'formation.formateur_affecte': () => 'a affecté un formateur.',
  'formation.dossier_retourne': ({ fichiers }) =>
    fichiers === 1 ? 'a renvoyé le dossier.' : `a renvoyé le dossier (${fichiers} fichiers).`,
  'formation.document_depose': ({ genre }) =>
    `a déposé un document (${libelleDocument[genre as GenreDocument]?.toLocaleLowerCase('fr') ?? genre}).`,
  'formation.document_retire': () => 'a retiré un document.',
  'formation.candidature_retiree': ({ statut }) =>
    statut === 'acceptee' ? 's’est retiré de l’équipe.' : 'a repris sa candidature.',
  'formation.formateur_retire': () => 'a retiré un formateur de l’équipe.',
  'formation.formateur_remplace': () => 'a remplacé un formateur.',
  'formation.affectation_modifiee': () => 'a changé les journées ou les heures d’un formateur.',
  'formation.mission_etablie': ({ version }) =>
    `a établi la lettre de mission d’un formateur, version ${version}.`,
  'formation.consigne_ecrite': () => 'a écrit une consigne.',
  'formation.consigne_retiree': () => 'a retiré une consigne.',
  'formation.consigne_piece_jointe': () => 'a joint un fichier à une consigne.',
  'formation.consigne_piece_retiree': () => 'a retiré un fichier d’une consigne.',
  'formation.consignes_envoyees': ({ destinataires, public: vers }) =>
    `a envoyé les consignes à ${destinataires} ${vers === 'formateurs' ? 'formateur' : 'stagiaire'}${Number(destinataires) > 1 ? 's' : ''}.`,
}
