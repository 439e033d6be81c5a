import type { Jour } from '#app/platform/jour.ts'
import { type Creneau, minutesCreneau } from '../model.ts'

/** Where a map opens on a place; undefined when nothing more than a room's name is known. */
export function lienPlan({ lieu, adresse }: { lieu: string; adresse: string }): string | undefined {
  if (adresse === '') return undefined
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(adresse || lieu)}`
}

type Maintenant = { jour: Jour; heure: string }
type CreneauDate = Pick<Creneau, 'debut' | 'fin'> & { jour: Jour }

/** Minutes around a créneau during which a trainee may sign for himself. */
export const margeEmargement = 30

/** In the union's wall clock, a night créneau included: is it now, give or take the margin? */
export function estPendant(creneau: CreneauDate, maintenant: Maintenant, marge = 0): boolean {
  const debut = minutesDe(creneau.jour, creneau.debut)
  const ici = minutesDe(maintenant.jour, maintenant.heure)
  return ici >= debut - marge && ici <= debut + minutesCreneau(creneau) + marge
}

/** The créneau that a trainer opens first: the one under way, else the last begun, else the first. */
export function creneauCourant<C extends CreneauDate>(
  creneaux: C[],
  maintenant: Maintenant,
): C | undefined {
  const ici = minutesDe(maintenant.jour, maintenant.heure)
  const commences = creneaux.filter(
    ({ jour, debut }) => minutesDe(jour, debut) - margeEmargement <= ici,
  )
  return commences.at(-1) ?? creneaux[0]
}

function minutesDe(jour: Jour, heure: string): number {
  const [heures = 0, minutes = 0] = heure.split(':').map(Number)
  return Date.parse(`${jour}T00:00:00Z`) / 60_000 + heures * 60 + minutes
}
