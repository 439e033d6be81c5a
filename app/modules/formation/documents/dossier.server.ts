import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { libelleDemiJournee } from '../model.ts'
import type { DonneesDossier } from './donnees-dossier.ts'
import { materielDuDossier } from './materiel-dossier.ts'
import { dureeEcrite, heureEcrite, jourEcrit, jourEnToutesLettres } from './mise-en-forme.ts'
import { textesProcesVerbal } from './proces-verbal.server.ts'

type Images = Record<string, Buffer>

const layout = 'app/modules/formation/documents/dossier.typ'

/**
 * FOR-7: what a trainer takes to the room, in one PDF: cover, material, a sheet to sign each day, evaluations,
 * draft of the procès-verbal. Presences and signatures already known are printed.
 */
export function dossierPdf(donnees: DonneesDossier, images: Images): Promise<Buffer> {
  const { formation, stagiaires } = donnees
  const evaluations = stagiaires.map(({ nomNaissance, prenoms, naissance }) => ({
    nom: `${nomNaissance} ${prenoms}`,
    naissance: naissance.jour ? `né(e) le ${jourEcrit(naissance.jour)}` : '',
  }))
  const pv = { ...donnees.procesVerbal, numero: 'PROJET' }
  const textes = {
    ...entete(donnees, 'Dossier de formation'),
    couverture: couverture(donnees),
    materiel: materielDuDossier(donnees),
    feuilles: feuilles(donnees),
    criteres,
    evaluations,
    pv: {
      ...textesProcesVerbal(pv),
      titre: 'Projet de procès-verbal',
      version: 'À compléter, sans valeur tant qu’il n’est pas établi à la clôture',
    },
  }
  return renderPdf(layout, { ...textes, sousTitre: formation.intitule }, images)
}

/** STA-5: the sheets to sign alone, blank before, filled after. */
export function emargementPdf(donnees: DonneesDossier, images: Images): Promise<Buffer> {
  const textes = { ...entete(donnees, 'Émargement'), feuilles: feuilles(donnees), evaluations: [] }
  return renderPdf(layout, textes, images)
}

const criteres = [
  'Protéger',
  'Examiner et faire alerter',
  'Secourir\u00a0: les gestes',
  'Mises en situation',
  'Assiduité et participation',
]

function entete({ formation, procesVerbal, le }: DonneesDossier, titre: string) {
  const { organisme } = procesVerbal
  return {
    titre,
    reference: formation.numero,
    jour: le.split('-').map(Number),
    pied: `${titre} ${formation.numero}, imprimé le ${jourEcrit(le)}`,
    organisme: {
      nom: organisme.nom,
      adresse: organisme.adresse,
      couleur: organisme.couleur,
      complements: organisme.siret ? [`SIRET ${organisme.siret}`] : [],
    },
  }
}

function couverture(donnees: DonneesDossier) {
  const { formation, journees, procesVerbal, client, stagiaires } = donnees
  return {
    sousTitre: formation.intitule,
    faits: [
      ['Formation', formation.typeLibelle],
      ['Durée', dureeEcrite(procesVerbal.formation.minutes)],
      ['Client', client],
      ['Stagiaires', `${stagiaires.length} sur ${formation.places} places`],
      ['Référence de l’habilitation', procesVerbal.organisme.habilitation?.reference ?? null],
    ],
    journees: journees.map(({ jour, lieu, adresse, creneaux }) => ({
      jour: jourEnToutesLettres(jour),
      horaires: creneaux.map(heures).join('\n'),
      lieu: adresse ? `${lieu}, ${adresse}` : lieu,
    })),
    formateurs: procesVerbal.equipe.map(({ nom, prenom, qualification }) => ({
      nom: `${nom} ${prenom}`,
      qualification,
    })),
    contenu: [
      ...(donnees.materiel.length > 0 ? ['La liste du matériel à emporter'] : []),
      'Une feuille d’émargement par journée',
      'Une fiche d’évaluation par stagiaire',
      'Le projet de procès-verbal',
    ],
  }
}

const vide = { texte: '', signature: null }

function feuilles({ journees, stagiaires, procesVerbal, formation, ouverte }: DonneesDossier) {
  const ajouts = ouverte ? 2 : 0
  return journees.map(({ jour, lieu, creneaux }) => ({
    jour: jourEnToutesLettres(jour),
    faits: [
      ['Formation', formation.intitule],
      ['Lieu', lieu],
    ],
    creneaux: creneaux.map((un) => `${libelleDemiJournee[un.demiJournee]}\n${heures(un)}`),
    stagiaires: [
      ...stagiaires.map(({ ordre, nomNaissance, nomUsage, prenoms, marques }) => ({
        ordre: String(ordre),
        nom: nomUsage ? `${nomNaissance} (${nomUsage})` : nomNaissance,
        prenoms,
        cases: creneaux.map(({ id }) => caseDe(marques.find(({ creneauId }) => creneauId === id))),
      })),
      ...Array.from({ length: ajouts }, () => ({
        ordre: '',
        nom: '',
        prenoms: '',
        cases: creneaux.map(() => vide),
      })),
    ],
    formateurs: (procesVerbal.equipe.length > 0 ? procesVerbal.equipe : [inconnu]).map(
      ({ nom, prenom }) => ({ ordre: '', nom, prenoms: prenom, cases: creneaux.map(() => vide) }),
    ),
    note: 'Chacun signe à chaque demi-journée. Une case vide ne prouve rien.',
  }))
}

const inconnu = { nom: '', prenom: '' }

function caseDe(marque: DonneesDossier['stagiaires'][number]['marques'][number] | undefined) {
  if (!marque) return vide
  if (!marque.present) return { texte: 'absent', signature: null }
  if (marque.sha256) return { texte: '', signature: `signature-${marque.id}` }
  return { texte: marque.moyen === 'qr' ? 'présent, émargé par code' : 'présent', signature: null }
}

function heures({ debut, fin }: { debut: string; fin: string }): string {
  return `${heureEcrite(debut)}\u00a0– ${heureEcrite(fin)}`
}
