import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { civilites } from '#app/modules/adherent/model/personne.ts'
import { renderPdf } from '#app/platform/pdf/pdf.server.ts'
import { plural } from '#app/ui/format.ts'
import type { DonneesMission } from './donnees-mission.ts'
import { dureeEcrite, heureEcrite, jourEcrit, jourEnToutesLettres } from './mise-en-forme.ts'

/**
 * The mission letter of a trainer as PDF/A-3b: evidence that the union chose him for what he knows and told
 * him what it expects (référentiel national qualité, indicateurs 18 and 21). Same data and logo, same bytes.
 */
export function missionPdf(donnees: DonneesMission, logo?: Buffer): Promise<Buffer> {
  const layout = 'app/modules/formation/documents/mission.typ'
  return renderPdf(layout, textesDe(donnees), logo ? { logo } : {})
}

function textesDe(donnees: DonneesMission) {
  const { version, organisme, formateur, formation, journees, fait } = donnees
  return {
    titre: 'Lettre de mission',
    reference: formation.numero,
    jour: fait.le.split('-').map(Number),
    version: version === 1 ? 'Version 1' : `Version ${version}, annule et remplace les précédentes`,
    pied: `Lettre de mission, ${nomDe(formateur)}, ${formation.numero}, version ${version}`,
    organisme: {
      nom: organisme.nom,
      adresse: organisme.adresse,
      couleur: organisme.couleur,
      complements: organisme.siret ? [`SIRET ${organisme.siret}`] : [],
    },
    sousTitre: formation.intitule,
    phrase: phrase(donnees),
    faits: faits(donnees),
    journees: journees.map(({ jour, lieu, minutes, creneaux }) => ({
      jour: jourEnToutesLettres(jour),
      horaires: creneaux
        .map(({ debut, fin }) => `${heureEcrite(debut)}\u00a0– ${heureEcrite(fin)}`)
        .join('\n'),
      duree: dureeEcrite(minutes),
      lieu,
    })),
    cadre: formateur.benevole ? cadreBenevole : cadreRemunere,
    attendus,
    contacts: donnees.contacts.map(({ role, nom, telephone, email }) => ({
      role,
      nom,
      joindre: [telephone && formatTelephone(telephone), email].filter(Boolean).join('\n'),
    })),
    consignes: donnees.consignes.map(({ jour, texte }) => ({
      titre: jour ? jourEnToutesLettres(jour) : 'Toute la formation',
      texte: texte.replaceAll('**', ''),
    })),
    fait: `Fait à ${fait.lieu}, le ${jourEcrit(fait.le)}.`,
    signatures: [
      { role: 'Pour l’union départementale', nom: organisme.president ?? '' },
      { role: 'Le formateur, lu et accepté', nom: nomDe(formateur) },
    ],
  }
}

function phrase({ formateur, formation }: DonneesMission): string {
  const { civilite, qualification } = formateur
  const lui = [civilite && civilites[civilite], nomDe(formateur)].filter(Boolean).join(' ')
  return `L’union départementale confie à ${lui}, ${minuscule(qualification)}, l’encadrement de la formation « ${formation.typeLibelle} », aux jours et aux heures ci-dessous.`
}

function faits({ formateur, formation, journees, equipe }: DonneesMission) {
  const minutes = journees.reduce((somme, { minutes }) => somme + minutes, 0)
  return [
    ['Rôle', 'Formateur'],
    ['À titre', formateur.benevole ? 'Bénévole' : 'Rémunéré'],
    ['Durée de la mission', `${dureeEcrite(minutes)}, ${plural(journees.length, 'jour', 'jours')}`],
    ['Public', formation.client ?? 'Ouverte à tous'],
    ['Effectif', `${plural(formation.places, 'stagiaire', 'stagiaires')} au plus`],
    ['Avec', equipe.length > 0 ? equipe.join(', ') : 'Seul formateur'],
  ]
}

const cadreBenevole =
  'La mission est bénévole : elle n’est pas rémunérée. Les frais engagés pour elle sont remboursés sur justificatifs, selon les règles de l’union.'

/** Code du travail, art. L1221-10: declared before the work begins. */
const cadreRemunere =
  'La mission est rémunérée. L’union la déclare à l’URSSAF avant la première heure de travail (code du travail, article L1221-10).'

const attendus = [
  'Suivre le référentiel et le programme de la formation, avec le matériel de la liste du dossier.',
  'Faire signer l’émargement par demi-journée, à chacun et à soi-même.',
  'Évaluer chaque stagiaire, puis renvoyer le dossier complet.',
  'Dire à l’union, le jour même, tout accident, absence, difficulté ou réclamation.',
  'Garder pour soi ce que l’on apprend des stagiaires.',
]

function nomDe({ prenoms, nom }: { prenoms: string; nom: string }): string {
  return `${prenoms} ${nom}`
}

function minuscule(texte: string): string {
  return texte.charAt(0).toLocaleLowerCase('fr') + texte.slice(1)
}
