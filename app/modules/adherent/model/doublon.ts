import type { Jour } from '#app/platform/jour.ts'
import { clePersonne } from './personne.ts'
import { sansAccent } from './pseudo.ts'

/** What is compared of a person to tell a double. */
export type Comparable = {
  nomNaissance: string
  nomUsage: string | null
  prenoms: string
  naissanceDate: Jour | null
}

export type Ressemblance = 'certain' | 'probable'

/**
 * Whether two sheets speak of one person. Certain: same name, first name and birth. Probable: born the same
 * day with near names (a typing slip, name and first name swapped, a married name), or the same names
 * where one birth is not known. Undefined: two people.
 */
export function ressemblance(un: Comparable, autre: Comparable): Ressemblance | undefined {
  return comparer(traitsDe(un), traitsDe(autre))
}

type Traits = { cle: string; naissanceDate: Jour | null; noms: string[]; prenom: string }

/** What is compared, made once a person: a list compares each with many. */
function traitsDe({ nomNaissance, nomUsage, prenoms, naissanceDate }: Comparable): Traits {
  return {
    cle: clePersonne({ nomNaissance, prenoms, naissanceDate: null }),
    naissanceDate,
    noms: [nomNaissance, nomUsage ?? ''].map(sansAccent).filter(Boolean),
    prenom: sansAccent(prenoms.trim().split(/[ ,]+/)[0] ?? ''),
  }
}

function comparer(un: Traits, autre: Traits): Ressemblance | undefined {
  const memesNoms = un.cle === autre.cle
  if (un.naissanceDate === null || autre.naissanceDate === null) {
    return memesNoms ? 'probable' : undefined
  }
  if (un.naissanceDate !== autre.naissanceDate) return undefined
  if (memesNoms) return 'certain'
  return nomsProches(un, autre) ? 'probable' : undefined
}

function nomsProches(un: Traits, autre: Traits): boolean {
  if (un.noms.includes(autre.prenom) && autre.noms.includes(un.prenom)) return true
  if (!proches(un.prenom, autre.prenom)) return false
  return un.noms.some((nom) => autre.noms.some((autreNom) => proches(nom, autreNom)))
}

/** Equal, one inside the other (a double name), or one slip in six letters apart. */
function proches(un: string, autre: string): boolean {
  if (un === autre) return true
  const [court, long] = un.length < autre.length ? [un, autre] : [autre, un]
  if (court.length >= 4 && long.includes(court)) return true
  const glissements = court.length >= 6 ? 2 : court.length >= 4 ? 1 : 0
  return long.length - court.length <= glissements && distance(un, autre) <= glissements
}

/** Levenshtein: how many letters to add, drop or change. */
function distance(un: string, autre: string): number {
  let ligne = Array.from({ length: autre.length + 1 }, (_, rang) => rang)
  for (const [i, lettre] of [...un].entries()) {
    const suivante = [i + 1]
    for (const [j, autreLettre] of [...autre].entries()) {
      const change = (ligne[j] ?? 0) + (lettre === autreLettre ? 0 : 1)
      suivante.push(Math.min(change, (ligne[j + 1] ?? 0) + 1, (suivante[j] ?? 0) + 1))
    }
    ligne = suivante
  }
  return ligne.at(-1) ?? 0
}

export type Groupe<Personne> = { ressemblance: Ressemblance; personnes: Personne[] }

/** Sheets that speak of one person, together; the certain groups first. */
export function groupesDeDoublons<Personne extends Comparable & { id: string }>(
  personnes: Personne[],
): Groupe<Personne>[] {
  const fiches = personnes.map((personne) => ({ personne, traits: traitsDe(personne) }))
  const parNaissance = Map.groupBy(fiches, ({ traits }) => traits.naissanceDate ?? '')
  const parNoms = Map.groupBy(fiches, ({ traits }) => traits.cle)
  const paires = [
    ...[...parNaissance].flatMap(([jour, memeJour]) => (jour === '' ? [] : pairesDe(memeJour))),
    ...[...parNoms.values()].flatMap(pairesDe),
  ]
  const groupes = new Map<string, Groupe<Personne>>()
  for (const { un, autre, lien } of paires) {
    const [a, b] = [groupes.get(un.id), groupes.get(autre.id)]
    const membres = [...new Set([...(a?.personnes ?? [un]), ...(b?.personnes ?? [autre])])]
    const certain = [a?.ressemblance, b?.ressemblance, lien].includes('certain')
    const uni: Groupe<Personne> = {
      ressemblance: certain ? 'certain' : 'probable',
      personnes: membres,
    }
    for (const { id } of membres) groupes.set(id, uni)
  }
  return [...new Set(groupes.values())].sort((un, autre) =>
    un.ressemblance.localeCompare(autre.ressemblance),
  )
}

type FicheComparee<Personne> = { personne: Personne; traits: Traits }

function pairesDe<Personne>(fiches: FicheComparee<Personne>[]) {
  return fiches.flatMap((un, rang) =>
    fiches.slice(rang + 1).flatMap((autre) => {
      const lien = comparer(un.traits, autre.traits)
      return lien ? [{ un: un.personne, autre: autre.personne, lien }] : []
    }),
  )
}
