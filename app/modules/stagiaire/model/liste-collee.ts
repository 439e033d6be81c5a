import { lireCivilite, lireJour, lireTelephone } from '#app/modules/importation/model/cellules.ts'
import {
  type Champ,
  ligneDesTitres,
  reconnaitre,
  titreNorme,
} from '#app/modules/importation/model/champs.ts'
import type { Jour } from '#app/platform/jour.ts'
import { statutsBpf } from '../model.ts'

export const lignesMax = 500

/** A line as its form shows it: texts, that the schemas of *Ajouter stagiaire* read. */
export type LigneCollee = {
  /** The id of the inscription it will make: written twice, it is made once. */
  id: string
  /** Its number in what was pasted. */
  numero: number
  identite: Record<string, string>
  coordonnees: Record<string, string>
  transferer: boolean
  inscrite: boolean
}

/** Without titles, the columns are read in this order; the page says so. */
export const ordreSansTitre = [
  'civilite',
  'nomNaissance',
  'prenoms',
  'naissanceDate',
  'naissanceCommune',
  'naissanceCodePostal',
  'email',
  'telephone',
] as const satisfies Champ[]

const champsIdentite: Champ[] = [
  'civilite',
  'nomNaissance',
  'nomUsage',
  'prenoms',
  'naissanceDate',
  'naissanceCommune',
  'naissanceCodePostal',
]
const champsCoordonnees: Champ[] = ['email', 'telephone', 'adresse', 'codePostal', 'commune']

/** Titles that a list of trainees has and a list of members has not. */
const titresPropres: Record<string, ['identite' | 'coordonnees', string]> = {
  'pays de naissance': ['identite', 'naissancePays'],
  'pays naissance': ['identite', 'naissancePays'],
  situation: ['coordonnees', 'statutBpf'],
  'statut bpf': ['coordonnees', 'statutBpf'],
  amenagement: ['coordonnees', 'amenagement'],
  'responsable legal': ['coordonnees', 'responsableNom'],
  'nom du responsable': ['coordonnees', 'responsableNom'],
  'mail du responsable': ['coordonnees', 'responsableEmail'],
  'courriel du responsable': ['coordonnees', 'responsableEmail'],
  'telephone du responsable': ['coordonnees', 'responsableTelephone'],
}

type Reglages = { aujourdhui: Jour; statutBpf: string; newId: () => string }

/** A list as it was read, and what was understood of its columns. */
export type Lecture = { lignes: LigneCollee[]; avecTitres: boolean; colonnesIgnorees: string[] }

/** STA-6: the lines of a pasted or imported table. Titles are known by the words of the import of members. */
export function lireListe(
  rows: { numero: number; cells: string[] }[],
  { aujourdhui, statutBpf, newId }: Reglages,
): Lecture {
  const titres = ligneDesTitres(rows)
  const reconnus = reconnaitre(rows[titres]?.cells ?? [])
  const avecTitres = reconnus.includes('nomNaissance') && reconnus.includes('prenoms')
  const colonnes: (Champ | '')[] = avecTitres ? reconnus : [...ordreSansTitre]
  const entetes = avecTitres ? (rows[titres]?.cells ?? []) : []
  const propres = entetes.map((titre) => titresPropres[titreNorme(titre)])
  const lignes = rows.slice(avecTitres ? titres + 1 : 0).flatMap(({ numero, cells }) => {
    const textes = cells.map((texte) => texte.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim())
    if (textes.filter(Boolean).length < 2) return [] // a total, a note
    const identite: Record<string, string> = { naissancePays: 'France' }
    const coordonnees: Record<string, string> = { statutBpf }
    for (const [index, texte] of textes.entries()) {
      if (texte === '') continue
      const champ = colonnes[index] ?? ''
      const propre = propres[index]
      if (propre)
        (propre[0] === 'identite' ? identite : coordonnees)[propre[1]] = situation(propre[1], texte)
      else if (champ !== '' && champsIdentite.includes(champ))
        identite[champ] = enTexte(champ, texte, aujourdhui)
      else if (champ !== '' && champsCoordonnees.includes(champ))
        coordonnees[champ] = enTexte(champ, texte, aujourdhui)
    }
    return [{ id: newId(), numero, identite, coordonnees, transferer: false, inscrite: false }]
  })
  const colonnesIgnorees = entetes.filter(
    (titre, index) => titre.trim() !== '' && !propres[index] && !estLu(colonnes[index] ?? ''),
  )
  return { lignes, avecTitres, colonnesIgnorees }
}

function estLu(champ: Champ | ''): boolean {
  return champ !== '' && (champsIdentite.includes(champ) || champsCoordonnees.includes(champ))
}

/** A cell as the form would hold it; what is not understood stays as typed, and its field says why. */
export function enTexte(champ: string, texte: string, aujourdhui: Jour): string {
  const lu =
    champ === 'civilite'
      ? lireCivilite(texte)
      : champ === 'naissanceDate'
        ? lireJour(texte, aujourdhui)
        : champ === 'telephone'
          ? lireTelephone(texte)
          : texte
  return typeof lu === 'string' ? lu : texte
}

function situation(champ: string, texte: string): string {
  if (champ !== 'statutBpf') return texte
  const mot = titreNorme(texte)
  const trouve = Object.entries(statutsBpf).find(
    ([cle, libelle]) =>
      titreNorme(cle.replace('_', ' ')) === mot || titreNorme(libelle).startsWith(mot),
  )
  return trouve?.[0] ?? texte
}
