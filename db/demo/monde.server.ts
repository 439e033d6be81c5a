import { newCtx } from '#app/ctx.server.ts'
import type { Acteur, ActeurAdherent, Ctx, UnionCourante } from '#app/platform/ctx.ts'
import { openReader } from '#app/platform/db.server.ts'
import { addDays, type Jour, jourDans } from '#app/platform/jour.ts'

/** A union being made: who is in it, where, and what day it is. */
export type Monde = {
  union: UnionCourante
  aujourdhui: Jour
  centres: Map<string, string>
  lieux: Map<string, string>
  types: Map<string, string>
  /** What a session of each member would give, by pseudo. */
  acteurs: Map<string, ActeurAdherent>
  /** What is to be lived, in any order. */
  prevus: Prevu[]
}

type Act = (ctx: Ctx) => Promise<unknown>
type Prevu = { acteur: Acteur; quand: Quand; act: Act }

export const systeme: Acteur = { genre: 'systeme' }
export const visiteur: Acteur = { genre: 'public' }

type Quand = { jour: Jour; heure?: string }

/** Plans an act; `jouer` lives the plan in the order of time, so that the journal reads as it happened. */
export function prevoir({ prevus }: Monde, acteur: Acteur, quand: Quand, act: Act): void {
  prevus.push({ acteur, quand, act })
}

export async function jouer(monde: Monde): Promise<void> {
  const prevus = monde.prevus.splice(0)
  prevus.sort((a, b) => instant(a.quand) - instant(b.quand)) // stable: same time, same order as planned
  for (const { acteur, quand, act } of prevus) await vivre(monde, acteur, quand, act)
}

function instant({ jour, heure = '08:15' }: Quand): number {
  return Math.min(Date.parse(`${jour}T${heure}:00Z`), Date.now())
}

/**
 * Lives an act as somebody, on a day of the past or today: the journal, the states and the mails then
 * say the truth. Hours are the ones of the clock of London, close enough.
 */
export async function vivre<Result>(
  { union }: Pick<Monde, 'union'>,
  acteur: Acteur,
  quand: Quand,
  act: (ctx: Ctx) => Promise<Result>,
): Promise<Result> {
  const statements = { count: 0 }
  const reader = openReader(union.id, statements)
  const now = new Date(instant(quand))
  const ctx = newCtx({ union, reader, now, requestId: 'demonstration', statements })
  try {
    return await act({ ...ctx, acteur })
  } finally {
    await reader.close()
  }
}

export function membre(monde: Monde, pseudo: string): ActeurAdherent {
  const acteur = monde.acteurs.get(pseudo)
  if (!acteur) throw new Error(`The demonstration has no member ${pseudo}`)
  return acteur
}

export function aujourdhuiA(fuseau: string): Jour {
  return jourDans(fuseau, new Date())
}

/** The first Saturday on or after a day: trainings of the public are held then. */
export function samediApres(jour: Jour): Jour {
  return addDays(jour, (6 - jourDeSemaine(jour) + 7) % 7)
}

export function samediAvant(jour: Jour): Jour {
  return addDays(jour, -((jourDeSemaine(jour) + 1) % 7))
}

function jourDeSemaine(jour: Jour): number {
  return new Date(`${jour}T00:00:00Z`).getUTCDay()
}
