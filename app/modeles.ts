import { modeleCompteValide } from '#app/modules/adherent/emails/compte-valide.ts'
import { modeleMessageAdherent } from '#app/modules/adherent/emails/message-adherent.ts'
import { modeleRelanceCompte } from '#app/modules/adherent/emails/relance-compte.ts'
import { modeleAccuse, modeleATraiter } from '#app/modules/client/emails/demande.ts'
import { modeleLienClient } from '#app/modules/client/emails/lien-client.ts'
import { modelesAlerte } from '#app/modules/compte/emails/alerte.ts'
import {
  modeleEmailAConfirmer,
  modeleEmailVaChanger,
} from '#app/modules/compte/emails/changement-email.ts'
import { modeleContact } from '#app/modules/compte/emails/contact.ts'
import { modeleCreation, modeleOubli } from '#app/modules/compte/emails/lien-acces.ts'
import { modeleRattachement } from '#app/modules/compte/emails/rattachement.ts'
import { modeleRelance } from '#app/modules/cotisation/emails/relance.ts'
import type { Modele } from '#app/modules/courriel/model/modele.ts'
import { modelesSondage } from '#app/modules/enquete/emails/sondage.ts'
import { modeleARembourser } from '#app/modules/facturation/emails/a-rembourser.ts'
import { modeleAlerteTresorier } from '#app/modules/facturation/emails/alerte-tresorier.ts'
import { modeleRecu, modeleSansPlace } from '#app/modules/facturation/emails/recu.ts'
import {
  modeleAnnulationClient,
  modeleAnnulationFormateur,
} from '#app/modules/formation/emails/annulation.ts'
import {
  modeleChangementClient,
  modeleChangementFormateur,
} from '#app/modules/formation/emails/changement.ts'
import {
  modeleConvention,
  modeleDemandeRefusee,
  modeleDemandeValidee,
} from '#app/modules/formation/emails/client.ts'
import { modeleConsignesFormateur } from '#app/modules/formation/emails/consignes.ts'
import {
  modeleJourneesChangees,
  modeleQuitteEquipe,
  modeleRetrait,
} from '#app/modules/formation/emails/equipe.ts'
import { modeleOuverte } from '#app/modules/formation/emails/nouvelle-formation.ts'
import { modeleAcceptee, modeleRefusee } from '#app/modules/formation/emails/reponse-candidature.ts'
import { modeleEcheance } from '#app/modules/notification/emails/competence-echeance.ts'
import { modeleSynthese } from '#app/modules/notification/emails/competence-synthese.ts'
import { modeleEcheanceCotisation } from '#app/modules/notification/emails/cotisation-echeance.ts'
import { modeleResume } from '#app/modules/notification/emails/resume.ts'
import { modeleAnnulation } from '#app/modules/stagiaire/emails/annulation.ts'
import { modelesAttente } from '#app/modules/stagiaire/emails/attente.ts'
import { modeleChangement } from '#app/modules/stagiaire/emails/changement.ts'
import { modeleConfirmation } from '#app/modules/stagiaire/emails/confirmation.ts'
import { modeleConsignesStagiaire } from '#app/modules/stagiaire/emails/consignes.ts'
import { modeleConvocation } from '#app/modules/stagiaire/emails/convocation.ts'
import { modeleDejaValidee } from '#app/modules/stagiaire/emails/deja-validee.ts'
import { modelesDesinscription } from '#app/modules/stagiaire/emails/desinscription.ts'
import { modeleLienPartenaire } from '#app/modules/stagiaire/emails/lien-partenaire.ts'
import { modeleReinscription } from '#app/modules/stagiaire/emails/reinscription.ts'
import { modeleTransfert } from '#app/modules/stagiaire/emails/transfert.ts'
import { modeleValidation } from '#app/modules/stagiaire/emails/validation.ts'

/** Every automatic mail of the product (MAI-1), in the order of their headings. */
export const tousLesModeles: readonly Modele[] = [
  modeleConfirmation,
  modeleValidation,
  modeleConvocation,
  modeleConsignesStagiaire,
  modelesDesinscription.refusee,
  modelesDesinscription.demande,
  modelesDesinscription.gestionnaire,
  modeleReinscription,
  modeleChangement,
  modeleAnnulation,
  modeleDejaValidee,
  ...Object.values(modelesSondage),
  modeleLienPartenaire,
  modeleTransfert,
  modelesAttente.liste_attente,
  modelesAttente.proposee,
  modelesAttente.expiree,
  modeleAccuse,
  modeleLienClient,
  modeleATraiter,
  modeleConvention,
  modeleDemandeValidee,
  modeleDemandeRefusee,
  modeleRecu,
  modeleSansPlace,
  modeleOuverte,
  modeleConsignesFormateur,
  modeleAcceptee,
  modeleRefusee,
  modeleChangementFormateur,
  modeleChangementClient,
  modeleQuitteEquipe,
  modeleJourneesChangees,
  modeleRetrait,
  modeleAnnulationFormateur,
  modeleAnnulationClient,
  modeleEcheance,
  modeleSynthese,
  modeleEcheanceCotisation,
  modeleResume,
  modeleAlerteTresorier,
  modeleARembourser,
  modeleRelance,
  modeleCreation,
  modeleOubli,
  modeleRelanceCompte,
  modeleCompteValide,
  modeleMessageAdherent,
  modeleEmailAConfirmer,
  modeleEmailVaChanger,
  modeleRattachement,
  ...Object.values(modelesAlerte),
  modeleContact,
]
