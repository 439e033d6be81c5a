import { typedMoney } from '#app/ui/format.ts'
import {
  departementNaissance,
  type Employeur,
  heureDpae,
  jourDpae,
  majuscules,
} from '../model/dpae.ts'
import type { Declare } from './dpae-xml.ts'

const colonnes = [
  'siret',
  'code_urssaf',
  'naf',
  'nom_naissance',
  'nom_usage',
  'prenoms',
  'sexe',
  'nir',
  'cle',
  'date_naissance',
  'commune_naissance',
  'departement_naissance',
  'pays_naissance',
  'adresse',
  'cp',
  'ville',
  'date_embauche',
  'heure_embauche',
  'date_fin',
  'type_contrat',
  'sst_code',
  'evenement',
  'montant_brut',
]

export type DeclareCsv = Declare & {
  adresse: string
  codePostal: string
  commune: string
  evenement: string
  /** Cents. */
  montantBrut: number | null
}

/** One line a hiring, for payroll software or the union's own file; a mark so that Excel reads the accents. */
export function declarationCsv(employeur: Employeur, declares: DeclareCsv[]): Buffer {
  const lignes = [colonnes, ...declares.map((declare) => valeurs(employeur, declare))]
  return Buffer.from(
    `\uFEFF${lignes.map((ligne) => ligne.map(cellule).join(';')).join('\r\n')}\r\n`,
  )
}

function valeurs(employeur: Employeur, declare: DeclareCsv): string[] {
  const { salarie, embauche, nir, montantBrut } = declare
  return [
    employeur.siret ?? '',
    employeur.codeUrssaf ?? '',
    employeur.naf ?? '',
    majuscules(salarie.nomNaissance, 'nom', 32),
    majuscules(salarie.nomUsage ?? '', 'nom', 32),
    majuscules(salarie.prenoms, 'nom', 32),
    salarie.civilite === 'madame' ? 'F' : 'M',
    nir?.slice(0, 13) ?? '',
    nir?.slice(13) ?? '',
    salarie.naissanceDate ? jourDpae(salarie.naissanceDate) : '',
    majuscules(salarie.naissanceCommune ?? '', 'nom', 24),
    departementNaissance(salarie.naissanceCodePostal, salarie.naissancePays) ?? '',
    majuscules(salarie.naissancePays ?? '', 'nom', 24),
    majuscules(declare.adresse, 'adresse', 32),
    declare.codePostal,
    majuscules(declare.commune, 'adresse', 27),
    jourDpae(embauche.embaucheLe),
    heureDpae(embauche.embaucheHeure),
    jourDpae(embauche.finLe),
    'CDD',
    employeur.santeTravail ?? '',
    declare.evenement,
    montantBrut === null ? '' : typedMoney(montantBrut),
  ]
}

/** A cell that a spreadsheet would run as a formula is text. */
function cellule(texte: string): string {
  const sur = /^[=+\-@]/.test(texte) ? `'${texte}` : texte
  return /[;"\r\n]/.test(sur) ? `"${sur.replaceAll('"', '""')}"` : sur
}
