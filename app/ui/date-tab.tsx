import { dayParts } from './format.ts'

/** A day with its red edge: `sam. 28 nov.` */
export function DateTab({ day }: { day: string }) {
  const { weekday, number, month } = dayParts(day)
  return (
    <time className="date-tab" dateTime={day}>
      {weekday} <b>{number}</b> {month}
    </time>
  )
}
