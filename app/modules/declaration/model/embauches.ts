import { z } from 'zod'
import { addDays, type Jour } from '#app/platform/jour.ts'
import type { Embauche, StatutLigne } from '../model.ts'

export type JourTravaille = { jour: Jour; heure: string }

type Contrat = { embaucheLe: Jour | null; finLe: Jour | null; statut: StatutLigne }

export type EmbaucheComptee = Embauche & { jours: number }

/**
 * The hirings that the days of one person make: each is declared by itself (Code du travail, art. L1221-10,
 * one declaration a hiring). Days that follow each other are one hiring; a day left free between two makes
 * another, unless a contract already declared runs over both.
 */
export function embauchesDe(jours: JourTravaille[], dites: Contrat[] = []): EmbaucheComptee[] {
  const embauches: EmbaucheComptee[] = []
  const ordonnes = jours.toSorted((a, b) =>
    `${a.jour} ${a.heure}`.localeCompare(`${b.jour} ${b.heure}`),
  )
  for (const { jour, heure } of ordonnes) {
    const derniere = embauches.at(-1)
    if (derniere && seSuivent(derniere.finLe, jour, dites)) {
      if (derniere.finLe !== jour) derniere.jours += 1
      derniere.finLe = jour
    } else embauches.push({ embaucheLe: jour, embaucheHeure: heure, finLe: jour, jours: 1 })
  }
  return embauches
}

function seSuivent(veille: Jour, jour: Jour, dites: Contrat[]): boolean {
  if (jour <= addDays(veille, 1)) return true
  return dites.some(
    ({ embaucheLe, finLe, statut }) =>
      statut === 'declaree' && (embaucheLe ?? jour) <= veille && (finLe ?? veille) >= jour,
  )
}

/**
 * What was said of each hiring. The one of the same first day; those left go to the nearest hiring that has
 * none: its days moved. What was declared for days that are no longer held stays, to be taken back.
 */
export function apparier<Dite extends Contrat>(embauches: EmbaucheComptee[], dites: Dite[]) {
  const libres = new Set(dites)
  const prendre = (dite: Dite | undefined): Dite | null => {
    if (dite) libres.delete(dite)
    return dite ?? null
  }
  const paires = embauches.map((embauche) => ({
    embauche: embauche as EmbaucheComptee | null,
    dit: prendre(dites.find(({ embaucheLe }) => embaucheLe === embauche.embaucheLe)),
  }))
  for (const paire of paires) {
    const debut = paire.embauche?.embaucheLe
    if (paire.dit === null && debut !== undefined)
      paire.dit = prendre(plusProche([...libres], debut))
  }
  const parties = [...libres].filter(({ statut }) => statut === 'declaree')
  return [...paires, ...parties.map((dit) => ({ embauche: null, dit }))]
}

function plusProche<Dite extends Contrat>(dites: Dite[], jour: Jour): Dite | undefined {
  const ecart = ({ embaucheLe }: Dite) =>
    Math.abs(Date.parse(embaucheLe ?? jour) - Date.parse(jour))
  return dites.toSorted((a, b) => ecart(a) - ecart(b))[0]
}

/** One hiring of one person, as a form and an address name it. */
export function cleEmbauche(adherentId: string, embaucheLe: Jour): string {
  return `${adherentId}_${embaucheLe}`
}

/** `embauches[]` of a form: those that were ticked. */
export const embauchesChoisies = z.preprocess(
  (value): unknown => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z
    .array(z.string().regex(/^[0-9a-f-]{36}_\d{4}-\d\d-\d\d$/, 'Cette ligne n’est pas reconnue.'))
    .max(1000, '1 000 lignes au plus à la fois.'),
)
