import { arrondirHeures, type Bilan, type Effectif } from './bilan.ts'
import {
  type LigneC,
  type LigneF1,
  type LigneF3,
  libelleNsf,
  lignesC,
  lignesF1,
  lignesF3,
  numeroC,
} from './lignes.ts'

/** The form as one table, frame by frame, with the whole hours it asks for. */
export const colonnesBpf = [
  'Cadre',
  'Ligne',
  'Libellé',
  { title: 'Nombre', type: 'number' as const },
  { title: 'Heures', type: 'number' as const },
  { title: 'Montant HT', type: 'money' as const },
  { title: 'Montant TTC', type: 'money' as const },
]

type Cellule = string | number | null

export function lignesBpf(bilan: Bilan): Cellule[][] {
  const { c, c2, totalC, charges, e, f1, f2, f3, f4, autresF4, g } = bilan
  const argent = (cadre: string, ligne: string, libelle: string, ht: number, ttc = ht) => [
    ...[cadre, ligne, libelle, null, null, ht, ttc],
  ]
  const equipe = ({ personnes, minutes }: Bilan['e']['internes']): Effectif => ({
    stagiaires: personnes,
    minutes,
  })
  const noms = (Object.keys(lignesC) as LigneC[]).map((nom) =>
    argent('C', numeroC(nom), lignesC[nom], c[nom].ht, c[nom].ttc),
  )
  return [
    ...noms.slice(0, 9),
    argent('C', '2', 'Total a à h', c2.ht, c2.ttc),
    ...noms.slice(9),
    argent('C', 'Total', 'Lignes 1 à 11', totalC.ht, totalC.ttc),
    argent('D', 'Total', 'Charges de la formation', charges.total),
    argent('D', 'dont', 'Salaires des formateurs', charges.salaires),
    argent('D', 'dont', 'Achats de prestations et honoraires', charges.achats),
    ...effectifs('E', [
      ['1', 'Personnes de votre organisme', equipe(e.internes)],
      ['2', 'Personnes extérieures', equipe(e.externes)],
    ]),
    ...effectifs(
      'F-1',
      (Object.keys(lignesF1) as LigneF1[]).map((nom) => [nom, lignesF1[nom], f1[nom]]),
    ),
    ...effectifs('F-1', [['Total (1)', '', bilan.totalF1]]),
    ...effectifs('F-2', [['Total (2)', 'Dont activité sous-traitée', f2]]),
    ...effectifs(
      'F-3',
      (Object.keys(lignesF3) as LigneF3[]).map((nom) => [nom, lignesF3[nom], f3[nom]]),
    ),
    ...effectifs('F-3', [['Total (3)', '', bilan.totalF3]]),
    ...effectifs('F-4', [
      ...f4.map((ligne): Ligne => [ligne.nsf, libelleNsf(ligne.nsf), ligne]),
      ['autres', 'Autres spécialités', autresF4],
    ]),
    ...effectifs('F-4', [['Total (4)', '', bilan.totalF4]]),
    ...effectifs('G', [['Total (5)', 'Stagiaires confiés par un autre organisme', g]]),
  ]
}

type Ligne = [ligne: string, libelle: string, effectif: Effectif]

function effectifs(cadre: string, lignes: Ligne[]): Cellule[][] {
  const heures = arrondirHeures(lignes.map(([, , { minutes }]) => minutes))
  return lignes.map(([ligne, libelle, { stagiaires }], index) => [
    ...[cadre, ligne, libelle, stagiaires, heures[index] ?? 0, null, null],
  ])
}
