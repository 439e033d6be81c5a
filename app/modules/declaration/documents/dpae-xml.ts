import {
  departementNaissance,
  type Employeur,
  majuscules,
  type Salarie,
  telephoneDpae,
} from '../model/dpae.ts'
import type { Embauche } from '../model.ts'

export type Declare = {
  salarie: Salarie
  embauche: Embauche
  /** Fifteen characters, key included; null when it is not known or may not be read. */
  nir: string | null
}

/** Said to the URSSAF in the message itself: a trial deposit, or a real one. */
const indicateurs = { essai: '1', reel: '120' } as const

/**
 * The deposit of several hirings, message `FR_DUE_Upload`: ISO-8859-1, days and hours in ISO form, names in
 * capitals. One group for each hiring, even of one person.
 */
export function dpaeXml(employeur: Employeur, declares: Declare[], essai: boolean): Buffer {
  const corps = [
    feuille('Test.Indicator', essai ? indicateurs.essai : indicateurs.reel),
    noeud('FR_DuesGroup', [
      groupeEmployeur(employeur),
      ...declares.map((declare) => groupeSalarie(declare, employeur)),
    ]),
  ]
  const texte = `<?xml version="1.0" encoding="ISO-8859-1"?>\n${noeud('FR_DUE_Upload', corps)}\n`
  return Buffer.from(texte, 'latin1')
}

function groupeEmployeur(employeur: Employeur): string {
  return noeud('FR_Employer', [
    noeud('FR_EmployerIdentity', [
      feuille('SIRET', employeur.siret ?? ''),
      feuille('Designation', majuscules(employeur.raisonSociale, 'raison', 32)),
      feuille('APE', employeur.naf ?? ''),
    ]),
    feuille('URSSAF.Code', employeur.codeUrssaf ?? ''),
    noeud('FR_EmployerAddress', [
      feuille('Street', majuscules(employeur.adresse, 'adresse', 32)),
      feuille('Town', majuscules(employeur.commune, 'adresse', 27)),
      feuille('Postal', employeur.codePostal),
    ]),
    noeud('FR_EmployerContact', [feuille('FR_PhoneNumber', telephoneDpae(employeur.telephone))]),
  ])
}

function groupeSalarie({ salarie, embauche, nir }: Declare, { santeTravail }: Employeur): string {
  const { naissanceCodePostal, naissancePays } = salarie
  const departement = departementNaissance(naissanceCodePostal, naissancePays) ?? ''
  const lieu = departement === '99' ? naissancePays : salarie.naissanceCommune
  return noeud('FR_EmployeeGroup', [
    noeud('FR_Employee', [
      noeud('FR_EmployeeIdentity', [
        feuille('Surname', majuscules(salarie.nomNaissance, 'nom', 32)),
        feuille('ChristianName', majuscules(salarie.prenoms, 'nom', 32)),
        feuille('Sex.Code', salarie.civilite === 'madame' ? '2' : '1'),
        ...(nir
          ? [noeud('FR_NNI', [feuille('NIR', nir.slice(0, 13)), feuille('NIRKey', nir.slice(13))])]
          : []),
        noeud('FR_Birth', [
          feuille('Date', salarie.naissanceDate ?? ''),
          feuille('Town', majuscules(lieu ?? '', 'nom', 24)),
        ]),
      ]),
      noeud('FR_EmployeeComplement', [feuille('Birth_Department', departement)]),
    ]),
    noeud('FR_Contract', [
      feuille('StartContract.Date', embauche.embaucheLe),
      feuille('StartContract.Time', `${embauche.embaucheHeure}:00`),
      feuille('EndContract.Date', embauche.finLe),
      feuille('Nature.Code', 'CDD'),
      feuille('HealthService', santeTravail ?? ''),
    ]),
  ])
}

function noeud(nom: string, enfants: string[]): string {
  return `<${nom}>${enfants.join('')}</${nom}>`
}

/** An empty element is left out: the URSSAF refuses one. */
function feuille(nom: string, texte: string): string {
  return texte === '' ? '' : `<${nom}>${echapper(texte)}</${nom}>`
}

function echapper(texte: string): string {
  return texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
