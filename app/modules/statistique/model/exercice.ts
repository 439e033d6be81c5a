import type { Jour } from '#app/platform/jour.ts'
import { formatDay } from '#app/ui/format.ts'
import { type Bilan, rienDit, type Saisie } from './bilan.ts'
import type { Controle } from './controles.ts'

/** A year of the form, with what a person typed; `id` is null until something is. */
export type Exercice = Saisie & {
  id: string | null
  annee: number
  du: Jour
  au: Jour
  version: number
  formeJuridique: string | null
  adressePublique: boolean | null
  aDistance: boolean | null
  dirigeantNom: string | null
  dirigeantPrenom: string | null
  dirigeantQualite: string | null
}

export function exerciceVide(annee: number): Exercice {
  return {
    ...rienDit,
    id: null,
    annee,
    du: `${annee}-01-01`,
    au: `${annee}-12-31`,
    version: 0,
    formeJuridique: null,
    adressePublique: null,
    aDistance: null,
    dirigeantNom: null,
    dirigeantPrenom: null,
    dirigeantQualite: null,
  }
}

/** R6352-23: filed before 30 April of the year that follows the exercise. */
export function echeance({ au }: Pick<Exercice, 'au'>): Jour {
  return `${Number(au.slice(0, 4)) + 1}-04-30`
}

/** Why the figures cannot be frozen yet; undefined when they can. */
export function empechementFiger(
  { id, au }: Pick<Exercice, 'id' | 'au'>,
  controles: Controle[],
  aujourdhui: Jour,
): string | undefined {
  if (id === null) return 'Complétez d’abord ce que vous seul pouvez dire : charges, dirigeant.'
  if (au >= aujourdhui) return `L’exercice n’est pas fini : il finit ${formatDay(au)}.`
  const bloquants = controles.filter(({ gravite, ok }) => gravite === 'bloquant' && !ok)
  if (bloquants.length === 0) return undefined
  return `Ce qui suit n’est pas tenu : ${bloquants.map(({ regle }) => regle).join(' ; ')}.`
}

/** The figures kept when a year is frozen, then compared with those of the day. */
export type Chiffre = { ligne: string; valeur: number; unite: 'euros' | 'minutes' | 'nombre' }

export function chiffresDe(bilan: Bilan): Chiffre[] {
  const euros = (ligne: string, valeur: number): Chiffre => ({ ligne, valeur, unite: 'euros' })
  const effectif = (
    ligne: string,
    { stagiaires, minutes }: { stagiaires: number; minutes: number },
  ): Chiffre[] => [
    { ligne: `${ligne}, stagiaires`, valeur: stagiaires, unite: 'nombre' },
    { ligne: `${ligne}, heures`, valeur: minutes, unite: 'minutes' },
  ]
  const equipe = (ligne: string, e: { personnes: number; minutes: number }): Chiffre[] => [
    { ligne: `${ligne}, personnes`, valeur: e.personnes, unite: 'nombre' },
    { ligne: `${ligne}, heures`, valeur: e.minutes, unite: 'minutes' },
  ]
  return [
    ...Object.entries(bilan.c).map(([ligne, { ht }]) => euros(`C ${ligne.slice(1)}`, ht)),
    euros('C 2', bilan.c2.ht),
    euros('C total', bilan.totalC.ht),
    euros('D total', bilan.charges.total),
    euros('D salaires', bilan.charges.salaires),
    euros('D achats', bilan.charges.achats),
    ...equipe('E 1', bilan.e.internes),
    ...equipe('E 2', bilan.e.externes),
    ...Object.entries(bilan.f1).flatMap(([ligne, e]) => effectif(`F-1 ${ligne}`, e)),
    ...effectif('F-1 total', bilan.totalF1),
    ...effectif('F-2', bilan.f2),
    ...Object.entries(bilan.f3).flatMap(([ligne, e]) => effectif(`F-3 ${ligne}`, e)),
    ...effectif('F-3 total', bilan.totalF3),
    ...bilan.f4.flatMap((e) => effectif(`F-4 ${e.nsf}`, e)),
    ...effectif('F-4 autres', bilan.autresF4),
    ...effectif('F-4 total', bilan.totalF4),
    ...effectif('G', bilan.g),
  ]
}

export type Ecart = { ligne: string; unite: Chiffre['unite']; declare: number; actuel: number }

/** What has changed since the figures were frozen; a line that one side lacks counts for zero. */
export function ecartsDepuis(declares: Chiffre[], actuels: Chiffre[]): Ecart[] {
  const lignes = new Map<string, Ecart>()
  for (const { ligne, unite, valeur } of declares)
    lignes.set(ligne, { ligne, unite, declare: valeur, actuel: 0 })
  for (const { ligne, unite, valeur } of actuels) {
    const connue = lignes.get(ligne)
    lignes.set(ligne, { ligne, unite, declare: connue?.declare ?? 0, actuel: valeur })
  }
  return [...lignes.values()].filter(({ declare, actuel }) => declare !== actuel)
}
