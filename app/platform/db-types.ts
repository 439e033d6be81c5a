// Written by `npm run types:db` from the migrated database: do not edit.
import type { ColumnType } from 'kysely'

type Generated<Type> = ColumnType<Type, Type | undefined, Type>
type Computed<Type> = ColumnType<Type, never, never>
type Timestamp = ColumnType<Date, Date | string, Date | string>
type Json = ColumnType<unknown, string, string>

export interface AbonnementPush {
  unionId: number
  id: string
  adherentId: string
  point: string
  cleP256dh: string
  cleAuth: string
  appareil: string
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  vuLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface Accreditation {
  unionId: number
  id: string
  adherentId: string
  role: 'administrateur' | 'gestionnaire_adherents' | 'gestionnaire_formations' | 'responsable_local' | 'gestionnaire_dps' | 'logisticien' | 'tresorier' | 'secretaire' | 'formateur' | 'communication' | 'donnees_sensibles'
  centreId: string | null
  donneePar: string | null
  donneeLe: ColumnType<Date, Date | string | undefined, Date | string>
  retireeLe: Timestamp | null
  retireePar: string | null
}

export interface ActionAmelioration {
  unionId: number
  id: string
  intitule: string
  description: string | null
  formationId: string | null
  reclamationId: string | null
  responsableId: string
  echeance: string
  statut: Generated<'a_faire' | 'en_cours' | 'faite' | 'abandonnee'>
  resultat: string | null
  termineeLe: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface Adherent {
  unionId: number
  id: string
  personneId: string
  compteId: string | null
  pseudo: string
  pseudoNorm: Computed<string>
  nature: Generated<'membre' | 'externe'>
  statut: Generated<'SPV' | 'SPP' | 'SPM' | 'PATS' | 'SSSM' | 'ANCIEN' | 'JSP' | 'CADET' | 'ANIMATEUR_JSP' | 'CIVIL' | 'HONORAIRE' | 'BIENFAITEUR' | 'VEUF_ORPHELIN'>
  grade: string | null
  numeroFederal: string | null
  centreId: string | null
  nomTri: string
  email: string | null
  telephone: string | null
  adresse: string | null
  codePostal: string | null
  commune: string | null
  pays: string | null
  urgenceNom: string | null
  urgenceTelephone: string | null
  notes: string | null
  valideLe: Timestamp | null
  validePar: string | null
  desactiveLe: Timestamp | null
  partiLe: Timestamp | null
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
  autresTelephones: ColumnType<unknown, string | undefined, string>
  permis: Generated<string[]>
  tailles: ColumnType<unknown, string | undefined, string>
  photoFichierId: string | null
  fusionneDansId: string | null
  relanceCompteLe: string | null
  amicaleId: string | null
}

export interface AdresseEnEchec {
  unionId: number
  id: string
  adresseNorm: string
  echecs: number
  motif: string
  premierLe: Timestamp
  dernierLe: Timestamp
}

export interface AdresseEnvoi {
  unionId: number
  adresse: string | null
  reponse: string | null
  selecteurDkim: string | null
  version: Generated<number>
}

export interface AffectationJournee {
  unionId: number
  id: string
  candidatureId: string
  journeeId: string
  minutes: number
  statut: Generated<'prevue' | 'faite' | 'absente'>
  ajustee: Generated<boolean>
}

export interface Amicale {
  unionId: number
  id: string
  nom: string
  centreId: string | null
  presidentId: string | null
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface BrouillonInscription {
  unionId: number
  id: string
  formationId: string
  jetonSha256: Buffer
  donnees: Json
  inscriptionId: string | null
  expireLe: Timestamp
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface Calendrier {
  unionId: number
  id: string
  adherentId: string
  genre: 'personnel' | 'union'
  rang: Generated<number>
  jetonSha256: Buffer
  luLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface Candidature {
  unionId: number
  id: string
  formationId: string
  adherentId: string
  statut: 'posee' | 'acceptee' | 'refusee' | 'retiree' | 'remplacee'
  origine: 'candidature' | 'affectation'
  poseeLe: ColumnType<Date, Date | string | undefined, Date | string>
  decideeLe: Timestamp | null
  decideePar: string | null
  motif: string | null
  remplaceId: string | null
}

export interface Centre {
  unionId: number
  id: string
  nom: string
  code: string
  responsableId: string | null
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface CguUnion {
  unionId: number
  version: number
  texte: string
  publieeLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface Client {
  unionId: number
  id: string
  numero: string
  genre: 'entreprise' | 'association' | 'collectivite' | 'etablissement_public' | 'particulier' | 'organisme_formation'
  raisonSociale: string
  nomNorm: Computed<string>
  siret: string | null
  rna: string | null
  tva: string | null
  adresse: Generated<string>
  codePostal: Generated<string>
  commune: Generated<string>
  factureAdresse: string | null
  factureCodePostal: string | null
  factureCommune: string | null
  emailFactures: string | null
  recherche: Computed<string>
  chorusCodeService: string | null
  chorusEngagementRequis: Generated<boolean>
  delaiPaiement: Generated<number>
  notes: string | null
  estLUnion: Generated<boolean>
  fusionneDansId: string | null
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface Competence {
  unionId: number
  id: string
  code: string
  libelle: string
  regleValidite: 'annee_civile' | 'n_mois' | 'illimite'
  mois: number | null
  alerteJours: Generated<number>
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface CompetenceDetenue {
  unionId: number
  id: string
  adherentId: string
  competenceId: string
  obtenueLe: string
  numero: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface CompetenceRecyclage {
  unionId: number
  id: string
  competenceDetenueId: string
  le: string
}

export interface Compteur {
  unionId: number
  serie: string
  exercice: number
  dernier: number
}

export interface Consentement {
  unionId: number
  id: string
  personneId: string
  genre: string
  texteVersion: number
  donneLe: ColumnType<Date, Date | string | undefined, Date | string>
  retireLe: Timestamp | null
}

export interface Consigne {
  unionId: number
  id: string
  formationId: string
  journeeId: string | null
  pourFormateurs: boolean
  pourStagiaires: boolean
  texte: string
  modifieeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface ConsigneEnvoi {
  unionId: number
  id: string
  formationId: string
  lot: string
  candidatureId: string | null
  inscriptionId: string | null
  empreinte: string
  courrielId: string | null
  envoyeLe: ColumnType<Date, Date | string | undefined, Date | string>
  envoyePar: string | null
}

export interface ConsignePiece {
  unionId: number
  id: string
  consigneId: string
  fichierId: string
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface Contact {
  unionId: number
  id: string
  clientId: string
  nom: string
  prenom: Generated<string>
  fonction: string | null
  email: string | null
  telephone: string | null
  principal: Generated<boolean>
  recherche: Computed<string>
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
  emailNorm: Computed<string | null>
}

export interface Cotisation {
  unionId: number
  id: string
  adherentId: string
  genre: 'union' | 'federale' | 'amicale' | 'assurance'
  du: string
  au: string
  montant: number
  payeeLe: string | null
  moyen: 'cheque' | 'virement' | 'especes' | 'carte' | 'prelevement' | null
  recuNumero: string | null
  recuFichierId: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface Courriel {
  unionId: number
  id: string
  modele: string
  versionModele: Generated<number>
  destinataire: string
  sujet: string
  personneId: string | null
  objetGenre: string | null
  objetId: string | null
  brut: Buffer | null
  statut: Generated<'en_attente' | 'remis' | 'refuse' | 'incertain' | 'erreur' | 'retourne' | 'retenu'>
  essais: Generated<number>
  envoiDebuteLe: Timestamp | null
  messageId: string
  reponseServeur: string | null
  remisLe: Timestamp | null
  renvoiDeId: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  retourMotif: string | null
  retourLe: Timestamp | null
  recherche: Computed<string | null>
}

export interface CourrielPiece {
  unionId: number
  courrielId: string
  rang: number
  fichierId: string
}

export interface Creneau {
  unionId: number
  id: string
  journeeId: string
  demiJournee: 'matin' | 'apres_midi' | 'soiree'
  debut: string
  fin: string
}

export interface DeclarationLigne {
  unionId: number
  id: string
  evenementGenre: 'formation' | 'dps'
  evenementId: string
  adherentId: string
  statut: 'a_completer' | 'prete' | 'exportee' | 'declaree' | 'rejetee' | 'sans_objet'
  embaucheLe: string | null
  embaucheHeure: string | null
  finLe: string | null
  montantBrut: number | null
  reference: string | null
  declareeLe: string | null
  exporteeLe: Timestamp | null
  motif: string | null
  modifieeLe: ColumnType<Date, Date | string | undefined, Date | string>
  modifieePar: string | null
}

export interface DemandeFormation {
  unionId: number
  id: string
  clientId: string
  formationId: string
  donnees: Json
  ficheNouvelle: boolean
  doublonsEcartesLe: Timestamp | null
  suiviSha256: Buffer
  recueLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface Diplome {
  unionId: number
  id: string
  inscriptionId: string
  statut: Generated<'genere' | 'invalide'>
  numero: string
  le: string
  origine: 'trame' | 'federal'
  fichierId: string | null
  donnees: Json
  invalideLe: Timestamp | null
  invalidePar: string | null
  invalideMotif: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface DocumentCollectif {
  unionId: number
  id: string
  titre: string
  categorie: 'reglement' | 'procedure' | 'compte_rendu' | 'formulaire' | 'information' | 'autre'
  description: string | null
  roles: Generated<string[]>
  centres: Generated<string[]>
  accuseLecture: Generated<boolean>
  numero: Generated<number>
  publieLe: ColumnType<Date, Date | string | undefined, Date | string>
  relanceLe: Timestamp | null
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface DocumentFormation {
  unionId: number
  id: string
  formationId: string
  genre: 'convention' | 'convocation' | 'dossier' | 'retour' | 'attestation' | 'evaluation' | 'mission' | 'autre'
  numero: Generated<number>
  fichierId: string
  donnees: ColumnType<unknown, string | undefined, string>
  envoyeLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  archiveLe: Timestamp | null
  candidatureId: string | null
}

export interface DocumentLu {
  unionId: number
  documentId: string
  numero: number
  adherentId: string
  ouvertLe: Timestamp | null
  luLe: Timestamp | null
}

export interface DocumentVersion {
  unionId: number
  id: string
  documentId: string
  numero: number
  fichierId: string
  note: string | null
  publieeLe: ColumnType<Date, Date | string | undefined, Date | string>
  publieePar: string | null
}

export interface DonneeSensible {
  unionId: number
  id: string
  adherentId: string
  champ: 'iban' | 'nir'
  valeurChiffree: string
  modifieeLe: Timestamp
  modifieePar: string | null
}

export interface Enquete {
  unionId: number
  id: string
  genre: 'chaud' | 'froid' | 'entreprise' | 'formateur'
  version: number
  dOrigine: Generated<boolean>
  questions: Json
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface EnqueteAnalyse {
  unionId: number
  formationId: string
  texte: string
  ecriteLe: ColumnType<Date, Date | string | undefined, Date | string>
  ecritePar: string | null
  version: Generated<number>
}

export interface EnqueteEnvoi {
  unionId: number
  id: string
  enqueteId: string
  formationId: string
  genre: 'chaud' | 'froid' | 'entreprise' | 'formateur'
  inscriptionId: string | null
  clientId: string | null
  adherentId: string | null
  jetonSha256: Buffer
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  envoyeLe: Timestamp | null
  relances: Generated<number>
  relanceLe: Timestamp | null
  expireLe: Timestamp
  reponduLe: Timestamp | null
  saisiePar: string | null
  noteGlobale: number | null
  reponses: Json | null
  textes: Json | null
  texteLibre: string | null
}

export interface EnvoiGroupe {
  unionId: number
  id: string
  objet: string
  texte: string
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface EnvoiGroupeDestinataire {
  unionId: number
  envoiGroupeId: string
  adherentId: string
}

export interface ExerciceBpf {
  unionId: number
  id: string
  annee: number
  du: string
  au: string
  formeJuridique: string | null
  adressePublique: boolean | null
  aDistance: boolean | null
  tauxTva: number | null
  chiffreAffaires: number | null
  produitsAjoutes: ColumnType<unknown, string | undefined, string>
  charges: number | null
  chargesSalaires: number | null
  chargesAchats: number | null
  confiesStagiaires: number | null
  confiesMinutes: number | null
  recusStagiaires: number | null
  recusMinutes: number | null
  dirigeantNom: string | null
  dirigeantPrenom: string | null
  dirigeantQualite: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface ExportDonnees {
  unionId: number
  id: string
  personneId: string
  demandePar: string
  statut: Generated<'en_preparation' | 'pret' | 'perime' | 'echoue'>
  fichierId: string | null
  taille: number | null
  demandeLe: ColumnType<Date, Date | string | undefined, Date | string>
  pretLe: Timestamp | null
  expireLe: Timestamp | null
  telechargeLe: Timestamp | null
}

export interface Fichier {
  unionId: number
  id: string
  sha256: string
  taille: number
  typeDetecte: string
  nomSur: string
  cleStockage: string
  genre: string
  proprietaireGenre: string
  proprietaireId: string
  fige: Generated<boolean>
  retentionLe: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface Formation {
  unionId: number
  id: string
  numero: string
  typeFormationId: string
  centreId: string | null
  intitule: string
  privee: Generated<boolean>
  statut: 'a_valider' | 'validee' | 'cloturee' | 'refusee' | 'annulee'
  motif: string | null
  places: number
  depassementCapacite: Generated<boolean>
  formateursRequis: number
  prix: Generated<number>
  inscriptionsJusquAu: string
  commentaire: string | null
  premierJour: string | null
  dernierJour: string | null
  valideeLe: Timestamp | null
  valideePar: string | null
  clotureeLe: Timestamp | null
  clotureePar: string | null
  declareeLe: Timestamp | null
  consignesEnvoyeesLe: Timestamp | null
  logistiquePreteLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
  clientId: string | null
  serieId: string | null
  annuleeLe: Timestamp | null
  annuleePar: string | null
  rouverteLe: Timestamp | null
  rouvertePar: string | null
  reouvertureMotif: string | null
  bpfC: string | null
}

export interface IdentiteUnion {
  unionId: number
  raisonSociale: string
  siret: string | null
  rna: string | null
  nda: string | null
  adresse: Generated<string>
  codePostal: Generated<string>
  commune: Generated<string>
  telephone: string | null
  president: string | null
  habilitationReference: string | null
  habilitationDate: string | null
  emailFormations: string | null
  emailDps: string | null
  site: string | null
  couleur: Generated<string>
  logoFichierId: string | null
  version: Generated<number>
  tva: string | null
  iban: string | null
  ibanFin: string | null
  bic: string | null
  email: string | null
  habilitationFin: string | null
  agrementD: Generated<'aucun' | 'd_paps' | 'd_paps_pe' | 'd_dps_pe_a_ge'>
  agrementAquatique: Generated<boolean>
  agrementReference: string | null
  agrementDate: string | null
  agrementFin: string | null
  signatureFichierId: string | null
  cguReluesLe: Timestamp | null
  typesRevusLe: Timestamp | null
  sauvegardeVueLe: Timestamp | null
  codeUrssaf: string | null
  naf: string | null
  santeTravail: string | null
}

export interface ImportAdherent {
  unionId: number
  id: string
  fichierId: string | null
  statut: Generated<'analyse' | 'a_confirmer' | 'en_cours' | 'termine' | 'annule'>
  entetes: Json
  ligneEntetes: number
  encodage: string | null
  correspondance: ColumnType<unknown, string | undefined, string>
  total: number
  confirmeLe: Timestamp | null
  confirmePar: string | null
  termineLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface ImportLigne {
  unionId: number
  id: string
  importId: string
  numero: number
  brut: Json
  prevu: 'cree' | 'mis_a_jour' | 'inchange' | 'en_erreur' | 'ignoree' | null
  resultat: 'cree' | 'mis_a_jour' | 'inchange' | 'en_erreur' | 'ignoree' | null
  remarques: ColumnType<unknown, string | undefined, string>
  adherentId: string | null
  traiteeLe: Timestamp | null
}

export interface IncidentPaiement {
  unionId: number
  id: string
  reglementId: string
  genre: 'remboursement_echoue' | 'litige' | 'trop_percu' | 'a_rendre'
  montant: number
  remboursementId: string | null
  fournisseurId: string | null
  raison: string | null
  ouvertLe: ColumnType<Date, Date | string | undefined, Date | string>
  regleLe: Timestamp | null
  reglePar: string | null
  issue: 'rembourse' | 'autrement' | 'gagne' | 'classe' | null
  motif: string | null
}

export interface Inscription {
  unionId: number
  id: string
  formationId: string
  personneId: string
  typeFormationId: string
  clePersonne: string
  vivante: boolean
  statut: 'liste_attente' | 'proposee' | 'reservee' | 'inscrite' | 'validee' | 'desinscrite' | 'refusee' | 'expiree'
  motif: 'demande' | 'gestionnaire' | 'reinscription' | 'annulation' | 'delai' | null
  tenueJusque: Timestamp | null
  civilite: 'monsieur' | 'madame'
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: string
  naissanceCommune: string
  naissanceCodePostal: Generated<string>
  naissancePays: string
  email: string | null
  telephone: string | null
  adresse: string | null
  codePostal: string | null
  commune: string | null
  responsableNom: string | null
  responsableEmail: string | null
  statutBpf: 'salarie' | 'demandeur_emploi' | 'particulier' | 'apprenti' | 'autre'
  amenagement: string | null
  origine: 'public' | 'partenaire' | 'gestionnaire' | 'import'
  suiviSha256: Buffer
  inscriteLe: ColumnType<Date, Date | string | undefined, Date | string>
  valideeLe: Timestamp | null
  valideePar: string | null
  valideeMoyen: 'gestionnaire' | 'carte' | null
  desinscriteLe: Timestamp | null
  presenceValideeLe: Timestamp | null
  presenceValideePar: string | null
  presenceMotif: string | null
  resultat: 'certifie' | 'non_certifie' | null
  creePar: string | null
  version: Generated<number>
  convoqueeLe: Timestamp | null
  convoqueeMoyen: 'courriel' | 'papier' | null
  lienPartenaireId: string | null
  rang: number | null
  responsableLien: 'mere' | 'pere' | 'tuteur' | 'autre' | null
  responsableTelephone: string | null
  responsableAccord: string | null
  responsableAccordLe: Timestamp | null
}

export interface InstantaneBpf {
  unionId: number
  id: string
  exerciceBpfId: string
  donnees: Json
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface Journal {
  unionId: number
  id: string
  seq: number
  le: ColumnType<Date, Date | string | undefined, Date | string>
  acteurGenre: 'adherent' | 'systeme' | 'exploitant' | 'public'
  acteurId: string | null
  acte: string
  objetGenre: string
  objetId: string
  requeteId: string
  codes: ColumnType<unknown, string | undefined, string>
}

export interface JournalValeur {
  unionId: number
  id: string
  journalId: string
  personneId: string | null
  champ: string
  avant: string | null
  apres: string | null
}

export interface Journee {
  unionId: number
  id: string
  formationId: string
  jour: string
  lieuId: string | null
  lieuLibre: string | null
  consignes: string | null
  annuleeLe: Timestamp | null
  annuleePar: string | null
  annulationMotif: string | null
}

export interface LectureSensible {
  unionId: number
  id: string
  lecteurId: string
  adherentId: string
  champ: 'iban' | 'nir'
  le: Timestamp
}

export interface LienClient {
  unionId: number
  id: string
  clientId: string
  contactId: string
  jetonSha256: Buffer
  expireLe: Timestamp
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface LienPartenaire {
  unionId: number
  id: string
  formationId: string
  jetonSha256: Buffer
  limite: number | null
  expireLe: string
  note: string | null
  envoyeLe: Timestamp | null
  revoqueLe: Timestamp | null
  revoquePar: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  payeur: Generated<'partenaire' | 'stagiaire'>
}

export interface Lieu {
  unionId: number
  id: string
  nom: string
  adresse: Generated<string>
  codePostal: Generated<string>
  commune: Generated<string>
  acces: string | null
  capacite: number | null
  centreId: string | null
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface ListeCollee {
  unionId: number
  id: string
  formationId: string
  lignes: Json
  ecriteLe: Timestamp | null
  expireLe: Timestamp
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
  avecTitres: Generated<boolean>
  colonnesIgnorees: Generated<string[]>
}

export interface MaterielTypeFormation {
  unionId: number
  id: string
  typeFormationId: string
  rang: number
  libelle: string
  quantite: number
  base: 'fixe' | 'stagiaire' | 'groupe' | 'formateur'
  groupe: number | null
}

export interface ModeleCourriel {
  unionId: number
  id: string
  cle: string
  version: number
  sujet: string | null
  corps: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface ModeleCourrielPiece {
  unionId: number
  id: string
  cle: string
  fichierId: string
  ajouteeLe: ColumnType<Date, Date | string | undefined, Date | string>
  ajouteePar: string | null
  retireeLe: Timestamp | null
  retireePar: string | null
}

export interface Notification {
  unionId: number
  id: string
  adherentId: string
  genre: string
  titre: string
  lien: string
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  lueLe: Timestamp | null
  cle: string
  visible: Generated<boolean>
  aResumer: Generated<boolean>
}

export interface Personne {
  unionId: number
  id: string
  clePersonne: string
  civilite: 'monsieur' | 'madame' | null
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: string | null
  naissanceCommune: string | null
  naissanceCodePostal: string | null
  naissancePays: string | null
  nomRecherche: Computed<string>
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
  fusionneeDansId: string | null
  sansPersonnelLe: Timestamp | null
}

export interface PlafondJournalier {
  unionId: number
  id: string
  annee: number
  montant: number
}

export interface Preference {
  unionId: number
  cle: string
  valeur: Json
}

export interface PreferenceNotification {
  unionId: number
  id: string
  adherentId: string
  genre: string
  canal: 'espace' | 'courriel' | 'push'
  actif: boolean
  modifieeLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface Presence {
  unionId: number
  id: string
  inscriptionId: string
  creneauId: string
  present: boolean
  moyen: 'gestionnaire' | 'formateur' | 'signature' | 'qr'
  saisieLe: ColumnType<Date, Date | string | undefined, Date | string>
  saisiePar: string | null
  signatureFichierId: string | null
  confirmeeLe: Timestamp | null
  confirmeePar: string | null
}

export interface ProcesVerbal {
  unionId: number
  id: string
  formationId: string
  numero: string
  exercice: number
  version: Generated<number>
  fichierId: string
  sha256: string
  donnees: Json
  remplaceId: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  motif: string | null
}

export interface Reclamation {
  unionId: number
  id: string
  numero: string
  formationId: string | null
  recueLe: string
  canal: 'courriel' | 'telephone' | 'courrier' | 'sur_place' | 'sondage'
  auteur: string
  coordonnees: string | null
  objet: string
  faits: string
  reponse: string | null
  repondueLe: string | null
  closeLe: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
  inscriptionId: string | null
  personneId: string | null
}

export interface ReferentHandicap {
  unionId: number
  id: string
  adherentId: string
  email: string
  telephone: string
  nommeLe: ColumnType<Date, Date | string | undefined, Date | string>
  nommePar: string | null
  finLe: Timestamp | null
  version: Generated<number>
}

export interface RegleTypeFormation {
  unionId: number
  id: string
  typeFormationId: string
  valableDu: string
  minutesMin: number
  maxParFormateur: number
  minStagiaires: Generated<number>
  ageMin: number | null
  document: Generated<'trame' | 'federal' | 'aucun'>
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  allongementDes: number | null
  allongementMinutes: number | null
  scissionDes: number | null
}

export interface Reglement {
  unionId: number
  id: string
  formationId: string
  inscriptionId: string | null
  clientId: string | null
  moyen: 'carte' | 'cheque' | 'virement' | 'especes'
  montant: number
  rembourse: Generated<number>
  le: string
  reference: string | null
  fournisseurId: string | null
  statut: 'attendu' | 'recu' | 'rembourse' | 'sans_place'
  recuNumero: string | null
  recuFichierId: string | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
}

export interface RelanceCotisation {
  unionId: number
  id: string
  adherentId: string
  le: string
  auJour: string
  courrielId: string | null
  traiteeLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
}

export interface Remboursement {
  unionId: number
  id: string
  reglementId: string
  montant: number
  le: string
  reference: string | null
  origine: 'gestionnaire' | 'tableau_de_bord' | 'autrement' | 'litige'
  statut: 'demande' | 'fait' | 'echoue'
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  moyen: 'cheque' | 'virement' | 'especes' | null
  fournisseurId: string | null
  raison: string | null
  incidentId: string | null
}

export interface ResultatsPublication {
  unionId: number
  id: string
  publieeLe: Timestamp
  publieePar: string | null
  retireeLe: Timestamp | null
  retireePar: string | null
}

export interface StripeEvenement {
  unionId: number
  id: string
  evenementId: string
  genre: string
  corps: Json
  survenuLe: Timestamp
  recuLe: ColumnType<Date, Date | string | undefined, Date | string>
  traiteLe: Timestamp | null
  orphelin: Generated<boolean>
  refus: string | null
}

export interface Tentative {
  key: string
  points: Generated<number>
  expire: number | null
}

export interface TentativePaiement {
  unionId: number
  id: string
  inscriptionId: string
  rang: number
  montant: number
  fournisseurPageId: string | null
  adresse: string | null
  statut: 'ouverte' | 'payee' | 'expiree'
  expireLe: Timestamp
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface TypeFormation {
  unionId: number
  id: string
  code: string
  libelle: string
  alias: Generated<string[]>
  placesDefaut: number
  prixDefaut: Generated<number>
  valableAu: string | null
  archiveLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  creePar: string | null
  version: Generated<number>
  nsf: Generated<string>
  bpfF3: string | null
}

export interface TypeFormationCompetence {
  unionId: number
  typeFormationId: string
  competenceId: string
}

export interface UnionDepartementale {
  id: Generated<number>
  slug: string
  codeDepartement: string
  nom: string
  fuseau: Generated<string>
  statut: Generated<'ouverte' | 'suspendue'>
  demonstration: Generated<boolean>
  options: ColumnType<unknown, string | undefined, string>
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  suspendueLe: Timestamp | null
  suspensionMotif: string | null
}

export interface UnionStripe {
  unionId: number
  adresseNotification: string
  cleChiffree: string | null
  cleFin: string | null
  secretChiffre: string | null
  secretFin: string | null
  compteChiffre: string | null
  compteFin: string | null
  actif: Generated<boolean>
  tenueMinutes: Generated<number>
  verifieLe: Timestamp | null
  rapprocheJusque: Timestamp | null
  version: Generated<number>
}

export interface IdentiteAcceptationCgu {
  compteId: string
  unionId: number
  version: number
  accepteeLe: Timestamp
}

export interface IdentiteAppareilConnu {
  compteId: string
  empreinte: Buffer
  vuLe: Timestamp
}

export interface IdentiteAppartenance {
  compteId: string
  unionId: number
  depuis: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface IdentiteAuthSession {
  id: string
  compteId: string
  jetonSha256: Buffer
  creeeLe: ColumnType<Date, Date | string | undefined, Date | string>
  vueLe: ColumnType<Date, Date | string | undefined, Date | string>
  expireLe: Timestamp
  finLe: Timestamp | null
  ip: string
  agent: string
  reauthLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface IdentiteCompte {
  id: string
  email: string
  emailNorm: Computed<string>
  emailVerifieLe: Timestamp | null
  identifiantExploitant: string | null
  motDePasseHash: string | null
  motDePasseDefiniLe: Timestamp | null
  bloqueLe: Timestamp | null
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
  emailChangeLe: Timestamp | null
  secondFacteurExigeLe: Timestamp | null
}

export interface IdentiteFacteur {
  id: string
  compteId: string
  genre: 'application' | 'cle' | 'secours'
  nom: Generated<string>
  secret: string | null
  dernierPas: number | null
  cleId: string | null
  clePublique: Buffer | null
  compteur: Generated<number>
  transports: Generated<string[]>
  empreinte: Buffer | null
  creeLe: Timestamp
  confirmeLe: Timestamp | null
  utiliseLe: Timestamp | null
}

export interface IdentiteJetonAcces {
  id: string
  compteId: string
  genre: 'creation' | 'oubli' | 'email' | 'retour_email' | 'rattachement' | 'second_facteur'
  jetonSha256: Buffer
  expireLe: Timestamp
  utiliseLe: Timestamp | null
  donnees: ColumnType<unknown, string | undefined, string>
  creeLe: ColumnType<Date, Date | string | undefined, Date | string>
}

export interface DB {
  abonnementPush: AbonnementPush
  accreditation: Accreditation
  actionAmelioration: ActionAmelioration
  adherent: Adherent
  adresseEnEchec: AdresseEnEchec
  adresseEnvoi: AdresseEnvoi
  affectationJournee: AffectationJournee
  amicale: Amicale
  brouillonInscription: BrouillonInscription
  calendrier: Calendrier
  candidature: Candidature
  centre: Centre
  cguUnion: CguUnion
  client: Client
  competence: Competence
  competenceDetenue: CompetenceDetenue
  competenceRecyclage: CompetenceRecyclage
  compteur: Compteur
  consentement: Consentement
  consigne: Consigne
  consigneEnvoi: ConsigneEnvoi
  consignePiece: ConsignePiece
  contact: Contact
  cotisation: Cotisation
  courriel: Courriel
  courrielPiece: CourrielPiece
  creneau: Creneau
  declarationLigne: DeclarationLigne
  demandeFormation: DemandeFormation
  diplome: Diplome
  documentCollectif: DocumentCollectif
  documentFormation: DocumentFormation
  documentLu: DocumentLu
  documentVersion: DocumentVersion
  donneeSensible: DonneeSensible
  enquete: Enquete
  enqueteAnalyse: EnqueteAnalyse
  enqueteEnvoi: EnqueteEnvoi
  envoiGroupe: EnvoiGroupe
  envoiGroupeDestinataire: EnvoiGroupeDestinataire
  exerciceBpf: ExerciceBpf
  exportDonnees: ExportDonnees
  fichier: Fichier
  formation: Formation
  identiteUnion: IdentiteUnion
  importAdherent: ImportAdherent
  importLigne: ImportLigne
  incidentPaiement: IncidentPaiement
  inscription: Inscription
  instantaneBpf: InstantaneBpf
  journal: Journal
  journalValeur: JournalValeur
  journee: Journee
  lectureSensible: LectureSensible
  lienClient: LienClient
  lienPartenaire: LienPartenaire
  lieu: Lieu
  listeCollee: ListeCollee
  materielTypeFormation: MaterielTypeFormation
  modeleCourriel: ModeleCourriel
  modeleCourrielPiece: ModeleCourrielPiece
  notification: Notification
  personne: Personne
  plafondJournalier: PlafondJournalier
  preference: Preference
  preferenceNotification: PreferenceNotification
  presence: Presence
  procesVerbal: ProcesVerbal
  reclamation: Reclamation
  referentHandicap: ReferentHandicap
  regleTypeFormation: RegleTypeFormation
  reglement: Reglement
  relanceCotisation: RelanceCotisation
  remboursement: Remboursement
  resultatsPublication: ResultatsPublication
  stripeEvenement: StripeEvenement
  tentative: Tentative
  tentativePaiement: TentativePaiement
  typeFormation: TypeFormation
  typeFormationCompetence: TypeFormationCompetence
  unionDepartementale: UnionDepartementale
  unionStripe: UnionStripe
  'identite.acceptationCgu': IdentiteAcceptationCgu
  'identite.appareilConnu': IdentiteAppareilConnu
  'identite.appartenance': IdentiteAppartenance
  'identite.authSession': IdentiteAuthSession
  'identite.compte': IdentiteCompte
  'identite.facteur': IdentiteFacteur
  'identite.jetonAcces': IdentiteJetonAcces
}
