import type { Champ } from './champs.ts'
import type { Remarque } from './lecture.ts'
import { libellesResultat, type Resultat } from './plan.ts'

/** Whom a line speaks of, as it is written in the file. */
export function nomDeLigne(brut: string[], colonnes: (Champ | '')[]): string {
  const lire = (champ: Champ) => brut[colonnes.indexOf(champ)] ?? ''
  return `${lire('nomNaissance')} ${lire('prenoms')}`.replaceAll(/\s+/g, ' ').trim()
}

export const columnsRapport = [
  { title: 'Ligne', type: 'number' as const },
  'Personne',
  'Résultat',
  'Gravité',
  'Colonne',
  'Valeur',
  'Ce qui ne va pas',
  'Que faire',
]

type Ligne = { numero: number; brut: string[]; resultat: Resultat | null; remarques: Remarque[] }

/** One line of report a remark; one alone when there is none. */
export function valeursRapport(ligne: Ligne, colonnes: (Champ | '')[]) {
  const { numero, brut, resultat, remarques } = ligne
  const debut = [numero, nomDeLigne(brut, colonnes), resultat && libellesResultat[resultat]]
  if (remarques.length === 0) return [[...debut, null, null, null, null, null]]
  return remarques.map(({ gravite, colonne, valeur, raison, remede }) => [
    ...debut,
    gravite === 'erreur' ? 'Erreur' : 'À regarder',
    colonne,
    valeur,
    raison,
    remede,
  ])
}
