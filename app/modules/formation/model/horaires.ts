import { formatDay, formatTime } from '#app/ui/format.ts'
import type { Journee } from '../model.ts'

/** « sam. 28 nov. 2026, 8 h 30 – 12 h 30 et 13 h 30 – 17 h 30, salle Barthélemy » */
export function phraseJournee(journee: Pick<Journee, 'jour' | 'lieu' | 'creneaux'>): string {
  const heures = journee.creneaux.map(
    ({ debut, fin }) => `${formatTime(debut)} – ${formatTime(fin)}`,
  )
  return `${formatDay(journee.jour)}, ${heures.join(' et ')}, ${journee.lieu}`
}
