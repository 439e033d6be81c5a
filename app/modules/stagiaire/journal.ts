import type { Codes } from '#app/phrases.ts'
import { libellesMotif, type MotifDesinscription } from './model.ts'

export const phrases: Record<string, (codes: Codes) => string> = {
  'inscription.creee': ({ origine }) =>
    origine === 'gestionnaire' || origine === 'import'
      ? 'a ajouté le stagiaire.'
      : 'a enregistré l’inscription.',
  'inscription.mise_en_attente': () => 'a rejoint la liste d’attente.',
  'inscription.place_proposee': () => 'a proposé la place qui se libère.',
  'inscription.place_acceptee': () => 'a accepté la place proposée.',
  'inscription.expiree': () => 'a clos l’attente : le délai est passé.',
  'inscription.validee': ({ moyen }) =>
    moyen === 'carte' ? 'a validé l’inscription, payée par carte.' : 'a validé l’inscription.',
  'inscription.reservee': () => 'tient une place pendant le paiement.',
  'inscription.reservation_expiree': () => 'a rendu la place, qui n’a pas été payée.',
  'inscription.convoquee': ({ moyen }) =>
    moyen === 'papier' ? 'a imprimé la convocation.' : 'a convoqué le stagiaire.',
  'inscription.refusee': () => 'a refusé l’inscription.',
  'inscription.desinscrite': ({ motif }) =>
    `a désinscrit le stagiaire (${libellesMotif[motif as MotifDesinscription] ?? motif}).`,
  'inscription.reprise': () => 'a repris l’inscription.',
  'inscription.modifiee': () => 'a modifié les données du stagiaire.',
  'inscription.confirmation_renvoyee': () => 'a demandé à nouveau la confirmation.',
  'inscription.presences_saisies': ({ presents, absents }) =>
    `a noté les présences (${presents} présent, ${absents} absent).`,
  'inscription.presence_signee': () => 'a fait signer le stagiaire.',
  'inscription.presence_emargee': () => 'a émargé avec le code de la salle.',
  'inscription.presence_confirmee': () => 'a confirmé la présence émargée par code.',
  'inscription.presence_validee': ({ malgreAbsence }) =>
    malgreAbsence ? 'a validé la présence malgré une absence.' : 'a validé la présence.',
  'inscription.resultat_note': ({ resultat }) =>
    resultat === 'certifie' ? 'a noté le stagiaire certifié.' : 'a noté le stagiaire non certifié.',
  'inscription.presence_retiree': () => 'a retiré la validation de la présence.',
  'inscription.donnees_reprises': () => 'a repris les données de l’inscription sur la personne.',
  'inscription.accord_note': () => 'a noté l’autorisation signée du responsable légal.',
  'inscription.transferee': ({ de, vers }) => `a transféré le stagiaire de ${de} à ${vers}.`,
  'formation.stagiaire_parti': ({ vers }) => `a transféré un stagiaire à ${vers}.`,
  'formation.stagiaire_venu': ({ de }) => `a reçu un stagiaire transféré de ${de}.`,
  'formation.liste_ecrite': ({ nombre }) => `a ajouté une liste de ${nombre} stagiaires.`,
  'formation.lien_partenaire_cree': () => 'a créé un lien d’inscription partenaire.',
  'formation.lien_partenaire_envoye': () => 'a envoyé un lien d’inscription partenaire.',
  'formation.lien_partenaire_revoque': () => 'a révoqué un lien d’inscription partenaire.',
  'formation.stagiaires_exportes': ({ lignes }) => `a exporté la liste de ${lignes} stagiaires.`,
}
