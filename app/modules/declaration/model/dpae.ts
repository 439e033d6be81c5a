import { estEnFrance } from '#app/modules/adherent/model/naissance.ts'
import type { Jour } from '#app/platform/jour.ts'

// Constraints of each field: norm of the déclaration préalable à l’embauche (URSSAF).

const jeux = {
  nom: /[^A-Z&\-. ']/g,
  raison: /[^A-Z0-9&\- ]/g,
  adresse: /[^A-Z0-9&\-., ']/g,
} as const

/** Capitals without accent, only what the field accepts, cut at its length. */
export function majuscules(texte: string, jeu: keyof typeof jeux, longueur: number): string {
  return texte
    .replaceAll(/[’‘´ʼ]/g, "'")
    .replaceAll(/œ/gi, 'OE')
    .replaceAll(/æ/gi, 'AE')
    .replaceAll('ß', 'SS')
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toUpperCase()
    .replaceAll(/[‐‑–—]/g, '-')
    .replaceAll(jeux[jeu], ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, longueur)
    .trim()
}

/** Figures only, eleven at most: a French number as it is dialled at home. */
export function telephoneDpae(telephone: string | null): string {
  return (telephone ?? '').replace(/^\+33/, '0').replaceAll(/\D/g, '').slice(0, 11)
}

/** Two characters: 01 to 95, 2A, 2B, 97 or 98 overseas, 99 abroad. Undefined when it cannot be known. */
export function departementNaissance(
  codePostal: string | null,
  pays: string | null,
): string | undefined {
  if (pays !== null && pays !== '' && !estEnFrance(pays)) return '99'
  const [, debut, suite] = /^(\d{2})(\d)\d{2}$/.exec(codePostal ?? '') ?? []
  if (debut === undefined || suite === undefined || debut === '00') return undefined
  if (debut === '99') return '99'
  if (debut !== '20') return debut
  return Number(suite) <= 1 ? '2A' : '2B'
}

/** JJMMAAAA */
export function jourDpae(jour: Jour): string {
  return jour.split('-').reverse().join('')
}

/** HHMM */
export function heureDpae(heure: string): string {
  return heure.slice(0, 5).replace(':', '')
}

export type Employeur = {
  raisonSociale: string
  siret: string | null
  codeUrssaf: string | null
  naf: string | null
  santeTravail: string | null
  adresse: string
  codePostal: string
  commune: string
  telephone: string | null
}

export type Salarie = {
  civilite: 'monsieur' | 'madame' | null
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: Jour | null
  naissanceCommune: string | null
  naissanceCodePostal: string | null
  naissancePays: string | null
}

/** What the declaration asks of the union and is not known yet. */
export function manquesEmployeur(employeur: Employeur): string[] {
  const { siret, codeUrssaf, naf, santeTravail, adresse, codePostal, commune } = employeur
  return presents({
    'le SIRET': siret,
    'le code URSSAF': codeUrssaf,
    'le code NAF': naf,
    'le service de santé au travail': santeTravail,
    'l’adresse': adresse && codePostal && commune,
  })
}

/** What the declaration asks of a person and is not on the sheet yet (Code du travail, art. R1221-1). */
export function manquesSalarie(salarie: Salarie): string[] {
  const { civilite, nomNaissance, prenoms, naissanceDate } = salarie
  const { naissanceCommune, naissanceCodePostal, naissancePays } = salarie
  return presents({
    'la civilité': civilite,
    'le nom de naissance': majuscules(nomNaissance, 'nom', 32),
    'le prénom': majuscules(prenoms, 'nom', 32),
    'la date de naissance': naissanceDate,
    'la commune de naissance': naissanceCommune,
    'le département ou le pays de naissance': departementNaissance(
      naissanceCodePostal,
      naissancePays,
    ),
  })
}

function presents(champs: Record<string, unknown>): string[] {
  return Object.entries(champs).flatMap(([nom, valeur]) => (valeur ? [] : [nom]))
}
