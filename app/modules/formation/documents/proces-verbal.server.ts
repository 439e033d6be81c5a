import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import type { DonneesProcesVerbal } from './donnees-proces-verbal.ts'
import {
  dureeEcrite,
  heureEcrite,
  jourCourt,
  jourEcrit,
  jourEnToutesLettres,
} from './mise-en-forme.ts'

type Journee = DonneesProcesVerbal['formation']['journees'][number]
type Formateur = DonneesProcesVerbal['equipe'][number]
type Stagiaire = DonneesProcesVerbal['stagiaires'][number]

/** The procès-verbal as PDF/A-3b; the same data and logo give the same bytes. `logo`: PNG, JPEG or WebP. */
export function procesVerbalPdf(donnees: DonneesProcesVerbal, logo?: Buffer): Promise<Buffer> {
  const layout = 'app/modules/formation/documents/proces-verbal.typ'
  return renderPdf(layout, textesProcesVerbal(donnees), logo ? { logo } : {})
}

/** What the layout prints: every date, hour and number is written here, in French. */
export function textesProcesVerbal(donnees: DonneesProcesVerbal) {
  const { numero, version, organisme, formation, fait } = donnees
  return {
    reference: numero,
    jour: fait.le.split('-').map(Number),
    titre: 'Procès-verbal de formation',
    version: version === 1 ? 'Version 1 (originale)' : `Version ${version} (rectifiée)`,
    pied: `Procès-verbal ${numero}, version ${version}, fait le ${jourEcrit(fait.le)}`,
    sousTitre: `${formation.typeLibelle}, formation ${formation.nature}`,
    remplacement: remplacement(donnees),
    organisme: {
      nom: organisme.nom,
      adresse: organisme.adresse,
      couleur: organisme.couleur,
      complements: organisme.siret ? [`SIRET ${organisme.siret}`] : [],
    },
    faits: faits(donnees),
    journees: formation.journees.map(textesJournee),
    equipe: donnees.equipe.map(textesFormateur),
    stagiaires: donnees.stagiaires.map(textesStagiaire),
    totaux: totaux(donnees.totaux),
    fait: `Fait à ${fait.lieu}, le ${jourEcrit(fait.le)}.`,
    signatures: signatures(donnees),
  }
}

function remplacement({ version, remplace }: DonneesProcesVerbal): string | null {
  if (!remplace) return null
  const phrase = `La version ${version} annule et remplace la version ${remplace.version}, faite le ${jourEcrit(remplace.faitLe)}.`
  return remplace.motif ? `${phrase} Motif\u00a0: ${remplace.motif}` : phrase
}

function faits({ organisme, formation }: DonneesProcesVerbal): [string, string | null][] {
  return [
    ['Unité d’enseignement', formation.uniteEnseignement],
    ['Formation', formation.numero + (formation.intitule ? `, ${formation.intitule}` : '')],
    ['Référence de l’habilitation', habilitation(organisme.habilitation)],
    ['Département', organisme.departement],
    ['Durée totale', dureeEcrite(formation.minutes)],
    ['Rattachement', organisme.rattachement],
  ]
}

function habilitation(reference: DonneesProcesVerbal['organisme']['habilitation']): string {
  if (!reference) return 'Non renseignée'
  return reference.date
    ? `${reference.reference} du ${jourEcrit(reference.date)}`
    : reference.reference
}

function textesJournee({ jour, lieu, creneaux }: Journee) {
  const horaires = creneaux.map(
    ({ debut, fin }) => `${heureEcrite(debut)}\u00a0– ${heureEcrite(fin)}`,
  )
  return { jour: jourEnToutesLettres(jour), horaires: horaires.join('\n'), lieu }
}

function textesFormateur(formateur: Formateur) {
  const { nom, prenom, qualification, certificatNumero, certificatDate, responsable } = formateur
  const numero = certificatNumero ? `n°\u00a0${certificatNumero}` : undefined
  const date = certificatDate ? `du ${jourEcrit(certificatDate)}` : undefined
  return {
    nom,
    prenom,
    qualification,
    responsable,
    certificat: [numero, date].filter(Boolean).join('\n') || '—',
    formationContinue: formateur.anneeFormationContinue?.toString() ?? '—',
  }
}

const resultats = { certifie: 'Certifié', non_certifie: 'Non certifié' }

function textesStagiaire(stagiaire: Stagiaire) {
  const { civilite, nomUsage, naissance, resultat, presenceValideeLe } = stagiaire
  const usage =
    nomUsage && nomUsage !== stagiaire.nomNaissance ? `nom d’usage ${nomUsage}` : undefined
  return {
    ordre: String(stagiaire.ordre),
    nom: stagiaire.nomNaissance,
    prenoms: stagiaire.prenoms,
    precision: [civilite, usage].filter(Boolean).join(', '),
    naissance: naissance.jour ? jourEcrit(naissance.jour) : '—',
    lieuNaissance: lieuNaissance(naissance),
    resultat: resultat ? resultats[resultat] : '—',
    certificat: stagiaire.certificatNumero ?? '—',
    emargement: presenceValideeLe ? `présence validée le ${jourCourt(presenceValideeLe)}` : '',
  }
}

function lieuNaissance({ commune, departement, pays }: Stagiaire['naissance']): string {
  const precision = departement ?? pays
  if (!commune) return precision ?? ''
  return precision ? `${commune} (${precision})` : commune
}

function totaux({ inscrits, presents, certifies }: DonneesProcesVerbal['totaux']) {
  return [
    { nombre: String(inscrits), libelle: pluriel(inscrits, 'inscrit') },
    { nombre: String(presents), libelle: pluriel(presents, 'présent', 'validé') },
    { nombre: String(certifies), libelle: pluriel(certifies, 'certifié') },
  ]
}

function pluriel(nombre: number, ...mots: string[]): string {
  return mots.map((mot) => (nombre > 1 ? `${mot}s` : mot)).join(' ')
}

function signatures({ equipe, representant }: DonneesProcesVerbal) {
  const formateurs = equipe.map(({ nom, prenom, responsable }) => ({
    role: responsable ? 'Formateur, responsable pédagogique' : 'Formateur',
    nom: `${nom} ${prenom}`,
  }))
  const union = {
    role: representant?.qualite ?? 'Le représentant de l’union départementale',
    nom: representant?.nom ?? '',
  }
  return [...(formateurs.length > 0 ? formateurs : [{ role: 'Formateur', nom: '' }]), union]
}
