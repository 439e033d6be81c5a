import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { formatMoney, plural } from '#app/ui/format.ts'
import type { DonneesConvention } from './donnees-convention.ts'
import { dureeEcrite, heureEcrite, jourEcrit, jourEnToutesLettres } from './mise-en-forme.ts'

/**
 * The convention of a training as PDF/A-3b (Code du travail, art. L6353-1 and D6353-1; for a person who
 * pays for himself, the contract of art. L6353-3). The same data and logo give the same bytes.
 */
export function conventionPdf(donnees: DonneesConvention, logo?: Buffer): Promise<Buffer> {
  const layout = 'app/modules/formation/documents/convention.typ'
  return renderPdf(layout, textesDe(donnees), logo ? { logo } : {})
}

function textesDe(donnees: DonneesConvention) {
  const { version, organisme, client, formation, fait } = donnees
  const titre = client.particulier
    ? 'Contrat de formation professionnelle'
    : 'Convention de formation professionnelle'
  return {
    titre,
    reference: formation.numero,
    jour: fait.le.split('-').map(Number),
    version: version === 1 ? 'Version 1' : `Version ${version}, annule et remplace les précédentes`,
    pied: `${titre} ${formation.numero}, version ${version}`,
    organisme: {
      nom: organisme.nom,
      adresse: organisme.adresse,
      couleur: organisme.couleur,
      complements: organisme.siret ? [`SIRET ${organisme.siret}`] : [],
    },
    textes: client.particulier
      ? 'Articles L6353-3 à L6353-7 du code du travail'
      : 'Articles L6353-1 et L6353-2 du code du travail',
    parties: parties(donnees),
    faits: faits(donnees),
    journees: formation.journees.map(({ jour, lieu, creneaux }) => ({
      jour: jourEnToutesLettres(jour),
      horaires: creneaux
        .map(({ debut, fin }) => `${heureEcrite(debut)}\u00a0– ${heureEcrite(fin)}`)
        .join('\n'),
      lieu,
    })),
    articles: articles(donnees),
    fait: `Fait à ${fait.lieu}, le ${jourEcrit(fait.le)}, en deux exemplaires.`,
    signatures: [
      { role: 'Pour l’union départementale', nom: organisme.president ?? '' },
      {
        role: client.particulier ? 'Le client' : 'Pour le client, cachet et signature',
        nom: client.representant ?? client.nom,
      },
    ],
  }
}

function parties({ organisme, client }: DonneesConvention) {
  return [
    {
      role: 'L’organisme de formation',
      nom: organisme.nom,
      lignes: [
        organisme.adresse.join(', '),
        organisme.siret && `SIRET ${organisme.siret}`,
        organisme.nda
          ? `Déclaration d’activité n° ${organisme.nda}. Cet enregistrement ne vaut pas agrément de l’État.`
          : null,
        organisme.president && `Représenté par ${organisme.president}, président`,
      ].filter(Boolean),
    },
    {
      role: `Le client, numéro ${client.numero}`,
      nom: client.nom,
      lignes: [
        client.adresse,
        client.siret && `SIRET ${client.siret}`,
        client.representant && !client.particulier && `Représenté par ${client.representant}`,
      ].filter(Boolean),
    },
  ]
}

function faits({ formation, prix }: DonneesConvention): [string, string][] {
  const encadrement = `1 formateur pour ${formation.maxParFormateur} stagiaires au plus`
  return [
    ['Intitulé', formation.typeLibelle],
    ['Nature', 'Action de formation (article L6313-1)'],
    ['Durée', dureeEcrite(formation.minutes)],
    ['Effectif', plural(formation.effectif, 'stagiaire', 'stagiaires')],
    ['Encadrement', formation.formateurs.join(', ') || encadrement],
    ['Prix total', formatMoney(prix.total)],
  ]
}

const sanctions = {
  trame:
    'Un certificat est remis à chaque stagiaire qui a suivi toute la formation et dont les compétences sont acquises.',
  federal:
    'Un certificat délivré avec la Fédération nationale des sapeurs-pompiers de France est remis à chaque stagiaire qui a suivi toute la formation et dont les compétences sont acquises.',
  aucun: 'Une attestation de fin de formation est remise à chaque stagiaire.',
}

function articles(donnees: DonneesConvention): { titre: string; texte: string }[] {
  const { formation } = donnees
  return [
    {
      titre: 'Objectif et programme',
      texte: `Acquérir les compétences de la formation « ${formation.typeLibelle} », selon le référentiel national en vigueur. La formation se déroule en présence : apports, démonstrations, ateliers et mises en situation, avec le matériel pédagogique de l’union.`,
    },
    {
      titre: 'Suivi et sanction',
      texte: `La présence est attestée par des feuilles d’émargement signées par demi-journée. ${sanctions[formation.sanction]}`,
    },
    { titre: 'Prix et règlement', texte: textePrix(donnees) },
    { titre: 'Annulation', texte: texteAnnulation(donnees) },
    {
      titre: 'Différend',
      texte:
        'À défaut d’accord amiable, le tribunal compétent est celui du siège de l’union, sauf règle contraire d’ordre public.',
    },
  ]
}

function textePrix({ formation, prix, delaiPaiement }: DonneesConvention): string {
  if (prix.total === 0) return 'Cette formation est offerte par l’union.'
  const detail = `${formatMoney(prix.parStagiaire)} par stagiaire, soit ${formatMoney(prix.total)} pour ${plural(formation.effectif, 'stagiaire', 'stagiaires')}.`
  const tva = prix.exonere
    ? ' Prix net, exonéré de TVA (article 261-4-4° a du code général des impôts).'
    : ''
  return `${detail}${tva} La facture est émise après la formation et se règle sous ${plural(delaiPaiement, 'jour', 'jours')}.`
}

/** Code du travail, art. L6354-1: what is not done is not owed. */
function texteAnnulation({ annulation, client }: DonneesConvention): string {
  const { jours, pourcent } = annulation
  const sansFrais = `Le client peut annuler par écrit, sans frais, jusqu’à ${plural(jours, 'jour', 'jours')} avant la première journée.`
  const dedit =
    pourcent === 0
      ? ''
      : ` Passé ce délai, l’union peut demander un dédit de ${pourcent} % du prix, qui n’est pas une dépense de formation.`
  const retractation = client.particulier
    ? ' Le client dispose de dix jours à compter de la signature pour se rétracter (article L6353-5).'
    : ''
  return `${sansFrais}${dedit} Si l’union annule, rien n’est dû ; ce qui n’a pas été fait est remboursé (article L6354-1).${retractation}`
}
