import type { Jour } from '#app/platform/jour.ts'
import { formatDay, formatTime } from '#app/ui/format.ts'

type Creneau = { debut: string; fin: string }
type Journee = { jour: Jour; lieu: string; commune: string; creneaux: Creneau[] }

/** `8 h 30 – 12 h, 13 h 30 – 17 h 30` */
export function formatCreneaux(creneaux: Creneau[]): string {
  return creneaux.map(({ debut, fin }) => `${formatTime(debut)} – ${formatTime(fin)}`).join(', ')
}

/** `Centre de secours, Montclair` ; the commune alone is not written twice. */
export function formatLieu({ lieu, commune }: { lieu: string; commune: string }): string {
  return commune === '' || lieu.includes(commune) ? lieu : `${lieu}, ${commune}`
}

/** One line a day: day, hours, place. */
export function formatJournees(journees: Journee[]): string {
  return journees
    .map((journee) => {
      const horaires = formatCreneaux(journee.creneaux)
      return [formatDay(journee.jour), horaires, formatLieu(journee)].filter(Boolean).join(', ')
    })
    .join('\n')
}

export function formatPrix(cents: number, format: (cents: number) => string): string {
  return cents === 0 ? 'Gratuit' : format(cents)
}
