import { envoyerGroupe } from '#app/modules/adherent/jobs/envoyer-groupe.server.ts'
import { prevenirCompteValide } from '#app/modules/adherent/jobs/prevenir-compte-valide.server.ts'
import { relancerCompte } from '#app/modules/adherent/jobs/relancer-compte.server.ts'
import { envoyerAccuse } from '#app/modules/client/jobs/envoyer-accuse.server.ts'
import { envoyerLienClient } from '#app/modules/client/jobs/envoyer-lien-client.server.ts'
import { prevenirGestionnaires } from '#app/modules/client/jobs/prevenir-gestionnaires.server.ts'
import { chercherRattachement } from '#app/modules/compte/jobs/chercher-rattachement.server.ts'
import { envoyerLienAcces } from '#app/modules/compte/jobs/envoyer-lien-acces.server.ts'
import { envoyerLienEmail } from '#app/modules/compte/jobs/envoyer-lien-email.server.ts'
import { envoyerRelances } from '#app/modules/cotisation/jobs/envoyer-relances.server.ts'
import { relancerAttente } from '#app/modules/courriel/jobs/relancer-attente.server.ts'
import { remettreCourriel } from '#app/modules/courriel/jobs/remettre-courriel.server.ts'
import { prevenirLecteurs } from '#app/modules/document/jobs/prevenir-lecteurs.server.ts'
import { envoyerEnquetes } from '#app/modules/enquete/jobs/envoyer-enquetes.server.ts'
import { suivreEnquetes } from '#app/modules/enquete/jobs/suivre-enquetes.server.ts'
import { balayerPlacesTenues } from '#app/modules/facturation/jobs/balayer-places.server.ts'
import { envoyerRecu } from '#app/modules/facturation/jobs/envoyer-recu.server.ts'
import { executerRemboursementsDe } from '#app/modules/facturation/jobs/executer-remboursements.server.ts'
import { prevenirARembourser } from '#app/modules/facturation/jobs/prevenir-a-rembourser.server.ts'
import { prevenirTresorier } from '#app/modules/facturation/jobs/prevenir-tresorier.server.ts'
import { rapprocherDeNuit } from '#app/modules/facturation/jobs/rapprocher-evenements.server.ts'
import { relireRemboursementsDe } from '#app/modules/facturation/jobs/relire-remboursements.server.ts'
import { annoncerFormationsOuvertes } from '#app/modules/formation/jobs/annoncer-formations-ouvertes.server.ts'
import { envoyerConventionClient } from '#app/modules/formation/jobs/envoyer-convention.server.ts'
import { prevenirAnnulationEquipe } from '#app/modules/formation/jobs/prevenir-annulation.server.ts'
import { prevenirCandidat } from '#app/modules/formation/jobs/prevenir-candidat.server.ts'
import { prevenirChangement } from '#app/modules/formation/jobs/prevenir-changement.server.ts'
import { prevenirClient } from '#app/modules/formation/jobs/prevenir-client.server.ts'
import { prevenirFormateurs } from '#app/modules/formation/jobs/prevenir-formateurs.server.ts'
import { prevenirJournees } from '#app/modules/formation/jobs/prevenir-journees.server.ts'
import { prevenirRetour } from '#app/modules/formation/jobs/prevenir-retour.server.ts'
import { prevenirRetrait } from '#app/modules/formation/jobs/prevenir-retrait.server.ts'
import { remettreConsignes } from '#app/modules/formation/jobs/remettre-consignes.server.ts'
import { executerImportation } from '#app/modules/importation/jobs/executer-importation.server.ts'
import { reprendreImportations } from '#app/modules/importation/jobs/reprendre-importations.server.ts'
import { annoncerCotisations } from '#app/modules/notification/jobs/annoncer-cotisations.server.ts'
import { annoncerEcheances } from '#app/modules/notification/jobs/annoncer-echeances.server.ts'
import { envoyerResumes } from '#app/modules/notification/jobs/envoyer-resumes.server.ts'
import { pousser } from '#app/modules/notification/jobs/pousser.server.ts'
import { purgerNotifications } from '#app/modules/notification/jobs/purger-notifications.server.ts'
import { appliquerConservationDeNuit } from '#app/modules/rgpd/jobs/appliquer-conservation.server.ts'
import { preparerCopie } from '#app/modules/rgpd/jobs/preparer-copie.server.ts'
import { convoquerAvant } from '#app/modules/stagiaire/jobs/convoquer-avant.server.ts'
import { envoyerConfirmation } from '#app/modules/stagiaire/jobs/envoyer-confirmation.server.ts'
import { envoyerConvocation } from '#app/modules/stagiaire/jobs/envoyer-convocation.server.ts'
import { envoyerValidation } from '#app/modules/stagiaire/jobs/envoyer-validation.server.ts'
import { leverVivantes } from '#app/modules/stagiaire/jobs/lever-vivantes.server.ts'
import { prevenirAmenagement } from '#app/modules/stagiaire/jobs/prevenir-amenagement.server.ts'
import { prevenirAnnulation } from '#app/modules/stagiaire/jobs/prevenir-annulation.server.ts'
import { prevenirAttente } from '#app/modules/stagiaire/jobs/prevenir-attente.server.ts'
import { prevenirChangementStagiaire } from '#app/modules/stagiaire/jobs/prevenir-changement.server.ts'
import { prevenirDejaValidee } from '#app/modules/stagiaire/jobs/prevenir-deja-validee.server.ts'
import { prevenirDesinscription } from '#app/modules/stagiaire/jobs/prevenir-desinscription.server.ts'
import { prevenirDesistement } from '#app/modules/stagiaire/jobs/prevenir-desistement.server.ts'
import { prevenirReinscription } from '#app/modules/stagiaire/jobs/prevenir-reinscription.server.ts'
import { prevenirTransfert } from '#app/modules/stagiaire/jobs/prevenir-transfert.server.ts'
import { proposerPlacesLibres } from '#app/modules/stagiaire/jobs/proposer-places.server.ts'
import { purgerBrouillons } from '#app/modules/stagiaire/jobs/purger-brouillons.server.ts'
import type { AnyJob } from '#app/platform/jobs.server.ts'

/** Every job of the product. */
export const jobs: AnyJob[] = [
  annoncerCotisations,
  annoncerEcheances,
  annoncerFormationsOuvertes,
  chercherRattachement,
  appliquerConservationDeNuit,
  preparerCopie,
  envoyerAccuse,
  balayerPlacesTenues,
  executerRemboursementsDe,
  prevenirARembourser,
  relireRemboursementsDe,
  envoyerRecu,
  prevenirTresorier,
  rapprocherDeNuit,
  envoyerConfirmation,
  envoyerEnquetes,
  envoyerConventionClient,
  envoyerLienClient,
  envoyerGroupe,
  envoyerLienAcces,
  envoyerRelances,
  executerImportation,
  envoyerLienEmail,
  envoyerResumes,
  convoquerAvant,
  envoyerConvocation,
  envoyerValidation,
  leverVivantes,
  pousser,
  prevenirAmenagement,
  prevenirAttente,
  prevenirCandidat,
  prevenirAnnulation,
  prevenirAnnulationEquipe,
  prevenirChangement,
  prevenirChangementStagiaire,
  prevenirClient,
  prevenirCompteValide,
  prevenirDejaValidee,
  prevenirDesistement,
  prevenirDesinscription,
  prevenirFormateurs,
  prevenirJournees,
  prevenirGestionnaires,
  prevenirLecteurs,
  prevenirReinscription,
  prevenirRetour,
  prevenirTransfert,
  proposerPlacesLibres,
  prevenirRetrait,
  purgerBrouillons,
  purgerNotifications,
  relancerAttente,
  reprendreImportations,
  relancerCompte,
  remettreConsignes,
  remettreCourriel,
  suivreEnquetes,
]

/** The product's clock, in UTC: each of these runs for every union. */
export const schedules: { cron: string; job: AnyJob }[] = [
  { cron: '*/10 * * * *', job: relancerAttente },
  { cron: '* * * * *', job: reprendreImportations },
  { cron: '* * * * *', job: balayerPlacesTenues },
  { cron: '30 2 * * *', job: rapprocherDeNuit },
  { cron: '20 * * * *', job: purgerBrouillons },
  { cron: '*/5 * * * *', job: proposerPlacesLibres },
  { cron: '40 2 * * *', job: leverVivantes },
  { cron: '2 * * * *', job: envoyerResumes },
  { cron: '12 * * * *', job: annoncerEcheances },
  { cron: '27 * * * *', job: convoquerAvant },
  { cron: '17 * * * *', job: annoncerCotisations },
  { cron: '22 * * * *', job: suivreEnquetes },
  { cron: '30 5 * * *', job: annoncerFormationsOuvertes },
  { cron: '50 2 * * *', job: purgerNotifications },
  { cron: '15 3 * * *', job: appliquerConservationDeNuit },
]
