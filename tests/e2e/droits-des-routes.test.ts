import type { RouteConfigEntry } from '@react-router/dev/routes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tousLesDroits } from '#app/droits.ts'
import { type ActeurAdherent, roles } from '#app/platform/ctx.ts'
import { permits } from '#app/platform/policy.ts'
import routes from '#app/routes.ts'
import { connecter, demarrer, type Serveur } from './serveur.ts'

type Attente = {
  /** The right that opens the page; `public` = anybody; `exploitant`; `compte` = logged in. */
  droit: string
  /** Another right that opens this very object, held for the whole union. */
  ou?: string
  /** Answers 200 to somebody allowed, unless said (a redirection, a file). */
  statut?: number
  /** The page of an object that the actor must also see: a trainer sees only his own. */
  objet?: 'formation' | 'inscription'
}

/** Every address of the product. A route missing here fails the test; so does one that no longer exists. */
const attentes: Record<string, Attente> = {
  '/': { droit: 'public' },
  '/sante': { droit: 'public' },
  '/exploitation/connexion': { droit: 'public' },
  '/exploitation/deconnexion': { droit: 'public', statut: 302 },
  '/exploitation/unions': { droit: 'exploitant' },
  '/exploitation/unions/creer': { droit: 'exploitant' },
  '/exploitation/unions/:unionId': { droit: 'exploitant' },
  '/exploitation/travaux': { droit: 'exploitant' },
  '/exploitation/sante': { droit: 'exploitant' },
  '/exploitation/style': { droit: 'public' },
  '/:union': { droit: 'public' },
  '/:union/formations': { droit: 'public' },
  '/:union/formations/:formationId': { droit: 'public' },
  '/:union/formations/:formationId/inscription/:etape': { droit: 'public' },
  '/:union/partenaire/:jeton': { droit: 'public', statut: 404 },
  '/:union/partenaire/:jeton/inscription/:etape': { droit: 'public', statut: 404 },
  '/:union/demande-formation': { droit: 'public' },
  '/:union/demande-formation/:jeton': { droit: 'public' },
  '/:union/suivi/:jeton': { droit: 'public', statut: 404 },
  '/:union/suivi/:jeton/presence': { droit: 'public', statut: 404 },
  '/:union/suivi/:jeton/paiement': { droit: 'public', statut: 404 },
  '/:union/suivi/:jeton/recu/:reglementId': { droit: 'public', statut: 404 },
  '/:union/paiement/notification/:adresse': { droit: 'public', statut: 404 },
  '/:union/emargement/:jeton': { droit: 'public' },
  '/:union/resultats': { droit: 'public' },
  '/:union/sondage/:jeton': { droit: 'public', statut: 404 },
  '/:union/suivi/:jeton/demande': { droit: 'public', statut: 404 },
  '/:union/suivi/:jeton/convention': { droit: 'public', statut: 404 },
  '/:union/connexion': { droit: 'public' },
  '/:union/connexion/second-facteur': { droit: 'public', statut: 302 },
  '/:union/adresse/:jeton': { droit: 'public' },
  '/:union/rattachement/:jeton': { droit: 'public' },
  '/:union/mot-de-passe-oublie': { droit: 'public' },
  '/:union/mot-de-passe/:jeton': { droit: 'public' },
  '/:union/mentions-legales': { droit: 'public' },
  '/:union/confidentialite': { droit: 'public' },
  '/:union/cgu': { droit: 'public' },
  '/:union/accessibilite': { droit: 'public' },
  '/:union/suivi/:jeton/attestation': { droit: 'public', statut: 404 },
  '/:union/calendrier/:fichier': { droit: 'public', statut: 404 },
  '/:union/logo': { droit: 'public', statut: 404 },
  '/:union/deconnexion': { droit: 'public', statut: 302 },
  '/:union/espace': { droit: 'compte.lire' },
  '/:union/espace/conditions': { droit: 'compte.lire' },
  '/:union/espace/planning': { droit: 'planning.lire' },
  '/:union/espace/compte/calendrier': { droit: 'calendrier.suivre' },
  '/:union/espace/formations/a-venir': { droit: 'formation.lister' },
  '/:union/espace/formations/a-valider': { droit: 'formation.lister' },
  '/:union/espace/formations/cloturees': { droit: 'formation.lister' },
  '/:union/espace/formations/cloturees/annulees': { droit: 'formation.lister' },
  '/:union/espace/formations/creer': { droit: 'formation.creer' },
  '/:union/espace/formations/postuler': { droit: 'candidature.poser' },
  '/:union/espace/formations/:formationId': { droit: 'formation.lister', objet: 'formation' },
  '/:union/espace/formations/mes-formations': { droit: 'formation.encadrer' },
  '/:union/espace/formations/:formationId/terrain': {
    droit: 'formation.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/presences': {
    droit: 'presence.saisir',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/presences/code': {
    droit: 'presence.saisir',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/dossier': {
    droit: 'formation.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/emargement': {
    droit: 'formation.lister',
    objet: 'formation',
  },
  '/:union/suivi/:jeton/pieces/:pieceId': { droit: 'public', statut: 404 },
  '/:union/espace/formations/:formationId/consignes': {
    droit: 'consigne.ecrire',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/consignes/ecrire': {
    droit: 'consigne.ecrire',
    objet: 'formation',
  },
  // No consigne nor file of this formation has this number.
  '/:union/espace/formations/:formationId/consignes/:consigneId': {
    droit: 'consigne.ecrire',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/consignes/pieces/:pieceId': {
    droit: 'formation.lister',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/retour': {
    droit: 'formation.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/documents': {
    droit: 'formation.lister',
    objet: 'formation',
  },
  // No paper of this formation has this number.
  '/:union/espace/formations/:formationId/documents/:documentId': {
    droit: 'formation.lister',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/modifier': {
    droit: 'formation.modifier',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/journees': {
    droit: 'formation.modifier',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/journees/ajouter': {
    droit: 'formation.modifier',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/journees/:journeeId/modifier': {
    droit: 'formation.modifier',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/journees/:journeeId/annuler': {
    droit: 'formation.modifier',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/attente': {
    droit: 'inscription.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/stagiaires/liste': {
    droit: 'inscription.creer',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/stagiaires/liste/:listeId': {
    droit: 'inscription.creer',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/stagiaires/:inscriptionId/transferer': {
    droit: 'inscription.desinscrire',
    objet: 'inscription',
  },
  '/:union/espace/formations/:formationId/stagiaires/:inscriptionId/personne': {
    droit: 'inscription.reprendre',
    objet: 'inscription',
  },
  '/:union/espace/formations/:formationId/stagiaires/:inscriptionId/autorisation': {
    droit: 'inscription.modifier',
    objet: 'inscription',
  },
  '/:union/espace/formations/:formationId/partenaires': {
    droit: 'inscription.partager',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/client': {
    droit: 'convention.etablir',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/convention/:numero': {
    droit: 'convention.etablir',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/personnel': {
    droit: 'personnel.affecter',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/personnel/:candidatureId': {
    droit: 'personnel.affecter',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/missions/:candidatureId': {
    droit: 'personnel.affecter',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/declarations': { droit: 'declaration.lister' },
  '/:union/espace/formations/:formationId/declaration': { droit: 'declaration.lister' },
  '/:union/espace/formations/:formationId/declaration/export': {
    droit: 'declaration.faire',
    statut: 302,
  },
  '/:union/espace/formations/:formationId/declaration/:adherentId/:embaucheLe': {
    droit: 'declaration.lister',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/retrait': { droit: 'candidature.poser', statut: 404 },
  '/:union/espace/formations/:formationId/cloturer': {
    droit: 'formation.cloturer',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/annuler': {
    droit: 'formation.annuler',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/convocations': {
    droit: 'inscription.valider',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/convocations/pdf': {
    droit: 'inscription.valider',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/dupliquer': {
    droit: 'formation.creer',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/serie': {
    droit: 'formation.creer',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/serie/changer': {
    droit: 'formation.modifier',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/rouvrir': {
    droit: 'formation.rouvrir',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/diplomes': {
    droit: 'diplome.valider',
    objet: 'formation',
  },
  // Nobody is a « stagiaire validé » of this formation: there is nothing to print.
  '/:union/espace/formations/:formationId/diplomes/imprimer': {
    droit: 'diplome.valider',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/attestations': {
    droit: 'diplome.valider',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/mails': {
    droit: 'formation.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/journal': {
    droit: 'formation.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/proces-verbal': {
    droit: 'formation.lister',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/stagiaires': {
    droit: 'inscription.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/stagiaires/export': {
    droit: 'inscription.exporter',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/stagiaires/ajouter': {
    droit: 'inscription.creer',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/stagiaires/:inscriptionId': {
    droit: 'inscription.modifier',
    objet: 'inscription',
  },
  '/:union/espace/stagiaires/ajouter': { droit: 'inscription.creer' },
  '/:union/espace/administration/adherents': { droit: 'adherent.lister' },
  '/:union/espace/administration/adherents/trombinoscope': { droit: 'adherent.lister' },
  '/:union/espace/administration/adherents/:adherentId/photo': { droit: 'adherent.modifier' },
  // Jean Dupont has no photo.
  '/:union/espace/administration/adherents/:adherentId/photo/image': {
    droit: 'adherent.lister',
    statut: 404,
  },
  '/:union/espace/administration/adherents/doublons': { droit: 'adherent.fusionner' },
  // Without its two sheets in the address, there is nothing to merge.
  '/:union/espace/administration/adherents/doublons/fusionner': {
    droit: 'adherent.fusionner',
    statut: 404,
  },
  '/:union/espace/administration/adherents/modifier': { droit: 'adherent.modifier' },
  '/:union/espace/administration/adherents/ajouter': { droit: 'adherent.creer' },
  '/:union/espace/administration/adherents/:adherentId': { droit: 'adherent.lister' },
  '/:union/espace/administration/adherents/actions': { droit: 'adherent.ecrire' },
  '/:union/espace/administration/adherents/imprimer': { droit: 'adherent.lister' },
  '/:union/espace/administration/adherents/archives': { droit: 'adherent.desactiver' },
  '/:union/espace/administration/adherents/:adherentId/compte': { droit: 'adherent.desactiver' },
  '/:union/espace/administration/adherents/:adherentId/competences/ajouter': {
    droit: 'competence.gerer',
  },
  '/:union/espace/administration/adherents/:adherentId/competences/:competenceDetenueId': {
    droit: 'competence.gerer',
  },
  '/:union/espace/administration/competences': { droit: 'competence.lister' },
  '/:union/espace/administration/comptes-a-valider': { droit: 'adherent.valider' },
  '/:union/espace/administration/adherents/:adherentId/droits': {
    droit: 'accreditation.donner_formateur',
  },
  '/:union/espace/administration/adherents/:adherentId/modifier': { droit: 'adherent.modifier' },
  '/:union/espace/administration/adherents/:adherentId/donnees-sensibles': {
    droit: 'donnee_sensible.lire',
  },
  '/:union/espace/administration/adherents/:adherentId/donnees-sensibles/modifier': {
    droit: 'donnee_sensible.lire',
  },
  '/:union/espace/administration/clients': { droit: 'client.lister' },
  '/:union/espace/administration/clients/ajouter': { droit: 'client.creer' },
  '/:union/espace/administration/clients/:clientId': { droit: 'client.lister' },
  '/:union/espace/administration/clients/:clientId/modifier': { droit: 'client.modifier' },
  '/:union/espace/administration/clients/:clientId/contacts/ajouter': { droit: 'client.modifier' },
  '/:union/espace/administration/clients/:clientId/contacts/:contactId': {
    droit: 'client.modifier',
  },
  '/:union/espace/administration/donnees-personnelles': { droit: 'personne.effacer' },
  '/:union/espace/administration/donnees-personnelles/:personneId': { droit: 'personne.effacer' },
  '/:union/espace/administration/donnees-personnelles/:personneId/effacer': {
    droit: 'personne.effacer',
  },
  '/:union/espace/parametrages/registre': { droit: 'registre.lire' },
  '/:union/espace/parametrages/conservation': { droit: 'conservation.appliquer' },
  '/:union/espace/administration/documents-collectifs': { droit: 'document.gerer' },
  '/:union/espace/administration/documents-collectifs/publier': { droit: 'document.gerer' },
  '/:union/espace/administration/documents-collectifs/:documentId': { droit: 'document.gerer' },
  '/:union/espace/administration/documents-collectifs/:documentId/modifier': {
    droit: 'document.gerer',
  },
  '/:union/espace/administration/documents-collectifs/:documentId/nouvelle-version': {
    droit: 'document.gerer',
  },
  '/:union/espace/administration/documents-collectifs/:documentId/versions/:numero': {
    droit: 'document.gerer',
  },
  '/:union/espace/formations/:formationId/reglements': {
    droit: 'reglement.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/remboursements': {
    droit: 'reglement.rembourser',
    objet: 'formation',
  },
  '/:union/espace/tresorier/reglements': { droit: 'reglement.lister' },
  '/:union/espace/tresorier/a-traiter': { droit: 'reglement.rembourser' },
  '/:union/espace/tresorier/incidents/:incidentId': {
    droit: 'reglement.rembourser',
    statut: 404,
  },
  '/:union/espace/tresorier/reglements/:reglementId/recu': {
    droit: 'reglement.lister',
    statut: 404,
  },
  '/:union/espace/tresorier/reglements/:reglementId/rembourser': {
    droit: 'reglement.rembourser',
    statut: 404,
  },
  '/:union/espace/parametrages/paiement-carte': { droit: 'paiement_carte.regler' },
  '/:union/espace/administration/adherents/:adherentId/cotisations': {
    droit: 'cotisation.lister',
  },
  '/:union/espace/administration/cotisations': { droit: 'cotisation.lister' },
  '/:union/espace/administration/cotisations/relancer': { droit: 'cotisation.gerer' },
  '/:union/espace/administration/cotisations/encaisser': { droit: 'cotisation.encaisser' },
  '/:union/espace/administration/cotisations/:cotisationId/recu': {
    droit: 'cotisation.lister',
    statut: 404,
  },
  '/:union/espace/administration/adherents/:adherentId/mails': { droit: 'adherent.lister' },
  '/:union/espace/administration/cotisations/importer': { droit: 'importation.gerer' },
  '/:union/espace/administration/cotisations/importer/:importId': {
    droit: 'importation.gerer',
    statut: 404,
  },
  '/:union/espace/administration/cotisations/importer/:importId/correspondance': {
    droit: 'importation.gerer',
    statut: 404,
  },
  '/:union/espace/administration/mails': { droit: 'courriel.lister' },
  // The mail of a formation: the readers of the history, and those who manage that formation.
  '/:union/espace/administration/mails/:courrielId': {
    droit: 'courriel.lister',
    ou: 'formation.lister',
  },
  '/:union/espace/administration/journal': { droit: 'journal.lire' },
  '/:union/espace/administration/droits': { droit: 'droit.consulter' },
  '/:union/espace/parametrages/mise-en-service': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/union': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/union/signature': { droit: 'union.parametrer', statut: 404 },
  '/:union/espace/parametrages/mails': { droit: 'courriel.ecrire' },
  '/:union/espace/parametrages/adresse-envoi': { droit: 'courriel.regler' },
  '/:union/espace/parametrages/mails/:cle': { droit: 'courriel.ecrire' },
  '/:union/espace/parametrages/preferences': { droit: 'union.parametrer' },
  '/:union/espace/formations/amenagements': { droit: 'amenagement.suivre' },
  '/:union/espace/parametrages/referent-handicap': { droit: 'referent.nommer' },
  '/:union/espace/formations/:formationId/sondages': {
    droit: 'enquete.lister',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/sondages/feuilles': {
    droit: 'enquete.gerer',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/sondages/:envoiId/saisir': {
    droit: 'enquete.gerer',
    objet: 'formation',
    statut: 404,
  },
  '/:union/espace/statistiques/sondages': { droit: 'enquete.lister' },
  '/:union/espace/statistiques/reclamations': { droit: 'reclamation.gerer' },
  '/:union/espace/statistiques/reclamations/:reclamationId': {
    droit: 'reclamation.gerer',
    statut: 404,
  },
  '/:union/espace/formations/:formationId/qualiopi': {
    droit: 'qualiopi.lire',
    objet: 'formation',
  },
  '/:union/espace/formations/:formationId/qualiopi/zip': {
    droit: 'qualiopi.lire',
    objet: 'formation',
  },
  '/:union/espace/statistiques/qualiopi': { droit: 'qualiopi.lire' },
  '/:union/espace/statistiques/qualiopi/zip': { droit: 'qualiopi.lire' },
  '/:union/espace/statistiques/resultats': { droit: 'resultats.publier' },
  '/:union/espace/statistiques/amelioration': { droit: 'amelioration.gerer' },
  '/:union/espace/statistiques/amelioration/:actionId': {
    droit: 'amelioration.gerer',
    statut: 404,
  },
  '/:union/espace/parametrages/sondages': { droit: 'enquete.parametrer' },
  '/:union/espace/parametrages/sondages/:genre': { droit: 'enquete.parametrer' },
  '/:union/espace/parametrages/sondages/:genre/apercu': { droit: 'enquete.parametrer' },
  '/:union/espace/parametrages/types': { droit: 'type.parametrer' },
  '/:union/espace/parametrages/types/:typeId': { droit: 'type.parametrer' },
  '/:union/espace/parametrages/types/:typeId/materiel': { droit: 'type.parametrer' },
  '/:union/espace/parametrages/competences': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/competences/:competenceId': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/centres': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/centres/:centreId': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/amicales': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/amicales/:amicaleId': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/lieux': { droit: 'union.parametrer' },
  '/:union/espace/parametrages/lieux/:lieuId': { droit: 'union.parametrer' },
  '/:union/espace/statistiques/formations': { droit: 'statistique.lire' },
  '/:union/espace/statistiques/comptees': { droit: 'statistique.lire' },
  '/:union/espace/statistiques/stagiaires': { droit: 'statistique.lire' },
  '/:union/espace/statistiques/reglements': { droit: 'statistique.lire' },
  '/:union/espace/statistiques/formateurs': { droit: 'statistique.lire' },
  '/:union/espace/statistiques/bpf': { droit: 'bpf.gerer' },
  '/:union/espace/statistiques/bpf/:annee/completer': { droit: 'bpf.gerer' },
  '/:union/espace/statistiques/bpf/:annee/figer': { droit: 'bpf.gerer' },
  '/:union/espace/statistiques/bpf/formations/:formationId': { droit: 'bpf.gerer' },
  '/:union/espace/compte/informations': { droit: 'compte.lire' },
  '/:union/espace/compte/documents': { droit: 'document.lire' },
  '/:union/espace/compte/documents/:documentId': { droit: 'document.lire' },
  '/:union/espace/compte/export': { droit: 'donnees.exporter' },
  '/:union/espace/compte/export/:exportId': { droit: 'donnees.exporter', statut: 404 },
  '/:union/espace/compte/activites': { droit: 'activite.lire' },
  '/:union/espace/compte/activites/attestation/:annee': { droit: 'activite.lire' },
  '/:union/espace/compte/documents/fichiers/:fichierId': { droit: 'document.lire', statut: 404 },
  '/:union/espace/administration/adherents/:adherentId/adresse-connexion': {
    droit: 'compte.corriger_adresse',
  },
  '/:union/espace/parametrages/conditions': { droit: 'union.parametrer' },
  '/:union/espace/compte/securite': { droit: 'compte.lire' },
  '/:union/espace/compte/securite/application': { droit: 'compte.lire' },
  '/:union/espace/compte/securite/cle': { droit: 'compte.lire' },
  '/:union/espace/compte/securite/codes-de-secours': { droit: 'compte.lire' },
  '/:union/espace/compte/securite/retirer/:facteurId': { droit: 'compte.lire', statut: 404 },
  '/:union/espace/compte/securite/adresse': { droit: 'compte.lire' },
  '/:union/espace/compte/securite/unions': { droit: 'compte.lire' },
  '/:union/espace/compte/notifications': { droit: 'notification.lire' },
  '/:union/manifeste.webmanifest': { droit: 'public' },
  '/:union/espace/compte/pourquoi': { droit: 'candidature.comprendre' },
  '/:union/espace/compte/contact': { droit: 'compte.lire' },
  '/:union/espace/administration/adherents/:adherentId/pourquoi': {
    droit: 'candidature.expliquer',
  },
  '/:union/espace/compte/installer': { droit: 'notification.lire' },
  '/:union/espace/compte/preferences': { droit: 'notification.lire' },
  '/:union/espace/administration/adherents/:adherentId/preferences': {
    droit: 'notification.regler',
  },
  '/:union/desabonnement/:jeton': { droit: 'public', statut: 404 },
}

const comptes = [
  'admin.demo',
  'gestion.formations',
  'gestion.dps',
  'gestion.adherents',
  'local.formation',
  'forma.perime',
  'treso.rier',
  'secre.taire',
  'logis.ticien',
  'commu.nication',
  'dupont.jean',
  'nou.veau',
]

let serveur: Serveur
const cookies = new Map<string, string>()
const ids: Record<'demo' | 'demo2', Record<string, string>> = { demo: {}, demo2: {} }

beforeAll(async () => {
  serveur = await demarrer()
  for (const compte of comptes) cookies.set(compte, await connecter(serveur.url, 'demo', compte))
  cookies.set('admin.demo2', await connecter(serveur.url, 'demo2', 'admin.demo2'))
  cookies.set('exploitant.demo', await connecter(serveur.url, 'exploitation', 'exploitant.demo'))
  await laFileEstVide()
  for (const union of ['demo', 'demo2'] as const) ids[union] = await idsDe(union)
}, 120_000)

afterAll(async () => {
  await serveur?.arreter()
})

describe('les droits de chaque route', () => {
  test('ADH-5 : chaque adresse du produit est dans la liste, et aucune autre', () => {
    expect(adresses(routes).sort()).toEqual(Object.keys(attentes).sort())
  })

  test('ADH-6 : chaque rôle obtient ce que les règles disent, en page et en données', async () => {
    const ecarts: string[] = []
    for (const [route, attente] of Object.entries(attentes)) {
      for (const compte of [...comptes, 'exploitant.demo', 'admin.demo2', '']) {
        const attendu = await statutAttendu(attente, route, compte)
        for (const adresse of [remplir(route, 'demo'), donnees(remplir(route, 'demo'))]) {
          if (adresse === undefined) continue
          const recu = await demander('GET', adresse, compte)
          if (!convient(recu, attendu, adresse))
            ecarts.push(
              `GET ${adresse} ${compte || 'public'} : ${recu.statut} au lieu de ${attendu}`,
            )
        }
      }
    }
    expect(ecarts).toEqual([])
  }, 240_000)

  test('les objets d’une autre union n’existent pas, comme un identifiant inconnu', async () => {
    const ecarts: string[] = []
    for (const [route, attente] of Object.entries(attentes)) {
      if (
        !/:(formation|inscription|adherent|client|contact|courriel|centre|amicale|lieu|document|fichier|personne|export)Id/.test(
          route,
        )
      )
        continue
      const etranger = remplir(route, 'demo', ids.demo2)
      const inconnu = remplir(route, 'demo', inconnus)
      const [un, deux] = [
        await demander('GET', etranger, 'admin.demo'),
        await demander('GET', inconnu, 'admin.demo'),
      ]
      // A right held by name, which an administrator does not have: said before anything is looked for.
      const attendu = (await aLeDroit(attente, 'admin.demo')) ? 404 : 403
      if (un.statut !== attendu || deux.statut !== attendu)
        ecarts.push(`${route} : ${un.statut} et ${deux.statut} au lieu de ${attendu}`)
      if (sansIdentifiants(un.corps) !== sansIdentifiants(deux.corps))
        ecarts.push(`${route} : les deux réponses diffèrent`)
    }
    expect(ecarts).toEqual([])
  }, 120_000)

  test('aucun envoi sans droit ne change une ligne', async () => {
    const avant = await empreinte()
    const ecarts: string[] = []
    for (const [route, attente] of Object.entries(attentes)) {
      for (const compte of [...comptes, 'admin.demo2', '']) {
        const attendu = await statutAttendu(attente, route, compte)
        if (attendu === 200 || attente.droit === 'public') continue
        if (await aLeDroit(attente, compte)) continue
        for (const [methode, adresse] of envoisDe(remplir(route, 'demo'))) {
          const recu = await demander(methode, adresse, compte, formulaire())
          const renvoi = recu.statut === 202 && adresse.endsWith('.data') // a redirection, as data
          const refus = recu.statut >= 300 && recu.statut !== 422 && recu.statut < 500
          if (!refus && !renvoi) {
            ecarts.push(`${methode} ${adresse} ${compte || 'public'} : ${recu.statut}`)
          }
        }
      }
    }
    expect(ecarts).toEqual([])
    expect(await empreinte()).toEqual(avant)
  }, 240_000)

  test('un formulaire venu d’un autre site est refusé sur chaque route', async () => {
    const avant = await empreinte()
    for (const route of Object.keys(attentes)) {
      const answer = await fetch(serveur.url + remplir(route, 'demo'), {
        method: 'POST',
        redirect: 'manual',
        headers: {
          Origin: 'https://ailleurs.example',
          Cookie: cookies.get('admin.demo') ?? '',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: formulaire(),
      })
      expect([route, answer.status]).toEqual([route, 403])
    }
    expect(await empreinte()).toEqual(avant)
  }, 60_000)

  test('les en-têtes de sécurité sont sur chaque réponse, erreurs comprises', async () => {
    const nonces = new Set<string>()
    for (const route of [...Object.keys(attentes), '/inconnu', '/demo/inconnu']) {
      const { entetes } = await demander('GET', remplir(route, 'demo'), 'admin.demo')
      const politique = entetes.get('content-security-policy') ?? ''
      expect([route, entetes.get('x-content-type-options')]).toEqual([route, 'nosniff'])
      expect([route, politique]).toEqual([route, expect.stringMatching(/default-src 'none'/)])
      nonces.add(/'nonce-([^']+)'/.exec(politique)?.[1] ?? route)
    }
    expect(nonces.size).toBe(Object.keys(attentes).length + 2)
  }, 60_000)

  test('un rôle retiré est refusé à la demande suivante', async () => {
    const page = '/demo/espace/administration/mails'
    expect((await demander('GET', page, 'secre.taire')).statut).toBe(200)
    await serveur.base.query(
      `update accreditation set retiree_le = now() where role = 'secretaire'`,
    )
    expect((await demander('GET', page, 'secre.taire')).statut).toBe(403)
    await serveur.base.query(`update accreditation set retiree_le = null where role = 'secretaire'`)
  })
})

function adresses(entries: RouteConfigEntry[], parent = ''): string[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${parent}/${entry.path}` : parent
    const children = adresses(entry.children ?? [], path)
    return entry.children ? children : [path || '/']
  })
}

const inconnus = {
  formationId: '019ab000-0000-7000-8000-000000000001',
  inscriptionId: '019ab000-0000-7000-8000-000000000002',
  adherentId: '019ab000-0000-7000-8000-000000000003',
  clientId: '019ab000-0000-7000-8000-000000000051',
  contactId: '019ab000-0000-7000-8000-000000000052',
  courrielId: '019ab000-0000-7000-8000-000000000004',
  competenceDetenueId: '019ab000-0000-7000-8000-000000000014',
  centreId: '019ab000-0000-7000-8000-000000000041',
  amicaleId: '019ab000-0000-7000-8000-000000000042',
  lieuId: '019ab000-0000-7000-8000-000000000043',
  typeId: '019ab000-0000-7000-8000-000000000044',
  competenceId: '019ab000-0000-7000-8000-000000000045',
  documentId: '019ab000-0000-7000-8000-000000000005',
  journeeId: '019ab000-0000-7000-8000-000000000093',
  personneId: '019ab000-0000-7000-8000-000000000007',
}

function remplir(route: string, union: 'demo' | 'demo2', objets = ids[union]): string {
  return route
    .replace(':unionId', objets.unionId ?? '')
    .replace(':union', union)
    .replace(':formationId', objets.formationId ?? '')
    .replace(':journeeId', objets.journeeId ?? '')
    .replace(':inscriptionId', objets.inscriptionId ?? '')
    .replace(':adherentId', objets.adherentId ?? '')
    .replace(':clientId', objets.clientId ?? '')
    .replace(':contactId', objets.contactId ?? '')
    .replace(':courrielId', objets.courrielId ?? '')
    .replace(':competenceDetenueId', objets.competenceDetenueId ?? '')
    .replace(':centreId', objets.centreId ?? '')
    .replace(':amicaleId', objets.amicaleId ?? '')
    .replace(':lieuId', objets.lieuId ?? '')
    .replace(':typeId', objets.typeId ?? '')
    .replace(':competenceId', objets.competenceId ?? '')
    .replace(':documentId', objets.documentId ?? '')
    .replace(':candidatureId', '019ab000-0000-7000-8000-000000000009')
    .replace(':consigneId', '019ab000-0000-7000-8000-000000000092')
    .replace(':pieceId', '019ab000-0000-7000-8000-000000000093')
    .replace(':fichierId', '019ab000-0000-7000-8000-000000000006')
    .replace(':numero', '1')
    .replace(':cle', 'stagiaire.confirmation')
    .replace(':personneId', objets.personneId ?? '')
    .replace(':exportId', '019ab000-0000-7000-8000-000000000008')
    .replace(':annee', '2026')
    .replace(':jeton', 'jeton-inconnu')
    .replace(':etape', 'identite')
    .replace(':reglementId', '019ab000-0000-7000-8000-000000000095')
    .replace(':incidentId', '019ab000-0000-7000-8000-000000000101')
    .replace(':adresse', 'adresse-inconnue')
    .replace(':genre', 'chaud')
    .replace(':reclamationId', '019ab000-0000-7000-8000-000000000097')
    .replace(':actionId', '019ab000-0000-7000-8000-000000000098')
    .replace(':envoiId', '019ab000-0000-7000-8000-000000000096')
}

/** The address from which the browser reads the loaders' data of a page. */
function donnees(adresse: string): string | undefined {
  return adresse.includes('/espace') ? `${adresse}.data` : undefined
}

/** Every way a browser, or a script, may send something to an address. */
function envoisDe(adresse: string): [methode: string, adresse: string][] {
  const envois = ['POST', 'PUT', 'DELETE'].map((methode): [string, string] => [methode, adresse])
  const enDonnees = donnees(adresse)
  return enDonnees === undefined ? envois : [...envois, ['POST', enDonnees]]
}

/** The mails of the demonstration leave after it is loaded: which one is looked at must not depend on when. */
async function laFileEstVide(): Promise<void> {
  for (let essai = 0; essai < 240; essai += 1) {
    const { rows } = await serveur.base.query<{ n: number }>(
      'select count(*)::int as n from graphile_worker.jobs where run_at <= now() and attempts < max_attempts',
    )
    if (rows[0]?.n === 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('La file ne se vide pas.')
}

async function idsDe(slug: string): Promise<Record<string, string>> {
  const { rows } = await serveur.base.query<Record<string, string>>(
    `select f.id as "formationId", (select j.id from journee j where j.union_id = f.union_id
         and j.formation_id = f.id order by j.jour limit 1) as "journeeId", i.id as "inscriptionId", a.id as "adherentId", a.personne_id as "personneId",
       (select c.id from courriel c left join inscription ci on ci.union_id = c.union_id and ci.id = c.objet_id
         left join formation cf on cf.union_id = c.union_id and cf.id = coalesce(ci.formation_id, c.objet_id) and cf.centre_id is null
         where c.union_id = u.id order by cf.id is null, ci.id is null, exists (select 1 from adherent m
           where m.union_id = c.union_id and (m.personne_id = c.personne_id or lower(m.email) = lower(c.destinataire))), c.id limit 1) as "courrielId",
       (select d.id from competence_detenue d where d.union_id = u.id and d.adherent_id = a.id limit 1) as "competenceDetenueId",
       (select c.id from client c where c.union_id = u.id and c.numero = 'C00001') as "clientId",
       (select k.id from contact k join client c on c.union_id = k.union_id and c.id = k.client_id
         where k.union_id = u.id and c.numero = 'C00001') as "contactId",
       u.id::text as "unionId",
       (select c.id from centre c where c.union_id = u.id order by c.code limit 1) as "centreId",
       (select m.id from amicale m where m.union_id = u.id order by m.nom limit 1) as "amicaleId",
       (select l.id from lieu l where l.union_id = u.id order by l.nom limit 1) as "lieuId",
       (select t.id from type_formation t where t.union_id = u.id order by t.code limit 1) as "typeId",
       (select k.id from competence k where k.union_id = u.id order by k.code limit 1) as "competenceId",
       (select d.id from document_collectif d where d.union_id = u.id and d.roles = '{}' order by d.id limit 1) as "documentId"
     from union_departementale u
     join formation f on f.union_id = u.id and f.statut = 'validee' and not f.privee
     join inscription i on i.union_id = u.id and i.formation_id = f.id
     join adherent a on a.union_id = u.id and a.pseudo = 'dupont.jean'
     where u.slug = $1 order by f.centre_id is null desc, f.premier_jour desc limit 1`,
    [slug],
  )
  return rows[0] ?? {}
}

async function statutAttendu(attente: Attente, route: string, compte: string): Promise<number> {
  const { droit, ou, statut = 200, objet } = attente
  if (droit === 'public')
    return route === '/:union/connexion' && estDUneUnion(compte) ? 302 : statut
  if (droit === 'exploitant') return compte === 'exploitant.demo' ? statut : 302
  if (compte === '' || compte === 'exploitant.demo') return 302
  if (compte === 'admin.demo2') return 404
  const acteur = await acteurDe(compte)
  const regle = regleDe(droit)
  if (ou !== undefined && permits(acteur, regleDe(ou), { centreId: null })) return statut
  if (!permits(acteur, regle)) return 403
  if (objet && !permits(acteur, regle, { centreId: null })) return horsPortee
  return statut
}

/** Whether the rules let this account do it: what it then gets is no refusal, whatever the answer. */
async function aLeDroit({ droit, ou, objet }: Attente, compte: string): Promise<boolean> {
  if (droit === 'public') return true
  if (droit === 'exploitant' || !estDUneUnion(compte)) return false
  const acteur = await acteurDe(compte)
  return [droit, ...(ou === undefined ? [] : [ou])].some((nom) =>
    permits(acteur, regleDe(nom), objet && { centreId: null }),
  )
}

function regleDe(droit: string) {
  const regle = tousLesDroits[droit]
  if (!regle) throw new Error(`Droit inconnu : ${droit}`)
  return regle
}

/** The right is held, but for other centres: 404, or 403 for what may be read and not changed (ADH-14). */
const horsPortee = 403.5

function estDUneUnion(compte: string): boolean {
  return comptes.includes(compte)
}

const connus = new Map<string, ActeurAdherent>()

async function acteurDe(pseudo: string): Promise<ActeurAdherent> {
  const known = connus.get(pseudo)
  if (known) return known
  const { rows } = await serveur.base.query<{ valide: boolean; roles: ActeurAdherent['roles'] }>(
    `select a.valide_le is not null as valide, coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'centreId', r.centre_id))
       from accreditation r where r.union_id = a.union_id and r.adherent_id = a.id and r.retiree_le is null), '[]') as roles
     from adherent a join union_departementale u on u.id = a.union_id where u.slug = 'demo' and a.pseudo = $1`,
    [pseudo],
  )
  const row = rows[0]
  const acteur = {
    genre: 'adherent',
    valide: row?.valide ?? false,
    roles: row?.roles ?? [],
  } as unknown as ActeurAdherent
  if (acteur.roles.some(({ role }) => !roles.includes(role))) throw new Error('Rôle inconnu')
  connus.set(pseudo, acteur)
  return acteur
}

type Recu = { statut: number; corps: string; lieu: string; entetes: Headers }

async function demander(
  methode: string,
  adresse: string,
  compte: string,
  body?: URLSearchParams,
): Promise<Recu> {
  const answer = await fetch(serveur.url + adresse, {
    method: methode,
    redirect: 'manual',
    headers: { Cookie: cookies.get(compte) ?? '', ...(body && { Origin: serveur.url }) },
    ...(body && { body }),
  })
  const corps = await answer.text()
  return {
    statut: answer.status,
    corps,
    lieu: answer.headers.get('location') ?? '',
    entetes: answer.headers,
  }
}

/** A refusal is a refusal: a redirection counts only towards the login page. */
function convient({ statut, lieu, corps }: Recu, attendu: number, adresse: string): boolean {
  if (adresse.endsWith('.data') && attendu === 302)
    return statut === 202 && /connexion|\/espace/.test(corps)
  if (attendu === horsPortee) return statut === 403 || statut === 404
  if (attendu !== 302) return statut === attendu
  return (
    statut === 302 &&
    (lieu.includes('connexion') || lieu.includes('/espace') || /deconnexion/.test(adresse))
  )
}

function formulaire(): URLSearchParams {
  return new URLSearchParams({
    intention: 'valider',
    motif: 'Un motif',
    version: '1',
    id: inconnus.formationId,
    adherentId: ids.demo.adherentId ?? '',
    candidatureId: inconnus.formationId,
    'inscriptionIds[]': ids.demo.inscriptionId ?? '',
    destinataire: 'ailleurs@exemple.fr',
  })
}

function sansIdentifiants(corps: string): string {
  return corps.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replaceAll(/nonce="[^"]*"/g, '')
}

/** Counts and content of every table that an act may change. */
async function empreinte(): Promise<Record<string, string>> {
  const tables = await serveur.base.query<{ nom: string }>(
    `select c.relname as nom from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('tentative', 'kysely_migration', 'kysely_migration_lock', 'courriel')
     order by 1`,
  )
  const result: Record<string, string> = {}
  for (const { nom } of tables.rows) {
    const { rows } = await serveur.base.query<{ somme: string }>(
      `select count(*) || ':' || coalesce(sum(hashtext(t::text)::bigint), 0) as somme from "${nom}" t`,
    )
    result[nom] = rows[0]?.somme ?? ''
  }
  return result
}
