import type { Jour } from '#app/platform/jour.ts'
import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { formatDayLong, formatDuration } from '#app/ui/format.ts'
import type { DonneesDiplome } from './donnees-diplome.ts'

const layout = 'app/modules/diplome/documents/certificats.typ'

type Certificat = { numero: string; le: Jour; donnees: DonneesDiplome }

/** Certificates of the union, a page each, in one PDF/A-3b; the same data give the same bytes. */
export function certificatsPdf(certificats: Certificat[], logo?: Buffer): Promise<Buffer> {
  return feuillesPdf(
    'Certificats',
    certificats.map(({ numero, donnees }) => ({
      donnees,
      surtitre: donnees.organisme.habilitation ?? '',
      titre: 'Certificat de compétences',
      introduction: 'Il est certifié que',
      phrase: `a suivi la formation et satisfait aux épreuves de «\u00a0${donnees.formation.typeLibelle}\u00a0».`,
      faits: [],
      numero,
    })),
    logo,
  )
}

type Attestation = {
  donnees: DonneesDiplome
  /** Minutes followed: the créneaux where the person was present. */
  minutesSuivies: number
  resultat: 'certifie' | 'non_certifie' | null
}

const acquis = { certifie: 'Acquis', non_certifie: 'Non acquis' }

/** The end-of-training attestation of each *stagiaire validé*: nature, duration, result (Code du travail, art. L6353-1). */
export function attestationsPdf(attestations: Attestation[], logo?: Buffer): Promise<Buffer> {
  return feuillesPdf(
    'Attestations',
    attestations.map(({ donnees, minutesSuivies, resultat }) => ({
      donnees,
      surtitre: donnees.organisme.habilitation ?? '',
      titre: 'Attestation de fin de formation',
      introduction: 'Il est attesté que',
      phrase: `a suivi l’action de formation «\u00a0${donnees.formation.typeLibelle}\u00a0» organisée par ${donnees.organisme.nom}.`,
      faits: [
        ['Nature de l’action', 'Action de formation'],
        ['Durée de la formation', formatDuration(donnees.formation.minutes)],
        ['Heures suivies', formatDuration(minutesSuivies)],
        ['Évaluation des acquis', resultat ? acquis[resultat] : 'Sans évaluation notée'],
      ] as [string, string][],
      numero: null,
    })),
    logo,
  )
}

type Feuille = {
  donnees: DonneesDiplome
  surtitre: string
  titre: string
  introduction: string
  phrase: string
  faits: [string, string][]
  numero: string | null
}

function feuillesPdf(titre: string, feuilles: Feuille[], logo?: Buffer): Promise<Buffer> {
  const premiere = feuilles[0]
  if (!premiere) throw new Error('A document without a page')
  const { organisme, fait, formation } = premiere.donnees
  return renderPdf(
    layout,
    {
      titre: `${titre} ${formation.numero}`,
      jour: fait.le.split('-').map(Number),
      organisme: {
        nom: organisme.nom,
        adresse: organisme.adresse,
        couleur: organisme.couleur,
        complements: organisme.siret ? [`SIRET ${organisme.siret}`] : [],
      },
      feuilles: feuilles.map(texteDe),
    },
    logo ? { logo } : {},
  )
}

function texteDe({ donnees, ...textes }: Feuille) {
  const { titulaire, formation, fait } = donnees
  return {
    ...textes,
    'sous-titre': formation.typeLibelle,
    nom: `${titulaire.civilite} ${titulaire.prenoms} ${titulaire.nom}`,
    naissance: titulaire.naissance,
    faits: [
      ['Formation', formation.numero],
      ['Dates', dates(formation)],
      ['Lieu', formation.lieux.join(', ')],
      ...textes.faits,
    ],
    fait: `Fait à ${fait.lieu}, le ${formatDayLong(fait.le)}.`,
    signataire: donnees.signataire ?? '',
  }
}

function dates({ du, au }: DonneesDiplome['formation']): string {
  if (du === au) return `le ${formatDayLong(du)}`
  return `du ${formatDayLong(du)} au ${formatDayLong(au)}`
}
