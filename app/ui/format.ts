// French display of days, times and money. Days are read as text: a local Date would shift them.

const nbsp = '\u00a0'
const narrow = '\u202f'
const weekdays = ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.']
const longWeekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const months = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
]
const longMonths = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** `2026-11-23` becomes `lun. 23 nov. 2026`. */
export function formatDay(day: string): string {
  const { weekday, number, month, year } = dayParts(day)
  return `${weekday}${nbsp}${number} ${month}${nbsp}${year}`
}

/** `lundi 23 novembre 2026` */
export function formatDayLong(day: string): string {
  const [year = 0, month = 1, date = 1] = numbersOf(day)
  return `${longWeekdays[weekdayOf(day)]}${nbsp}${date === 1 ? '1er' : date} ${longMonths[month - 1]}${nbsp}${year}`
}

/** `23 novembre 2026`, for a date whose weekday says nothing: a birth. */
export function formatDateLong(day: string): string {
  return formatDayLong(day).replace(/^[^\u00a0]+\u00a0/, '')
}

/** `novembre 2026`, from any of its days. */
export function formatMonth(day: string): string {
  const [year = 0, month = 1] = numbersOf(day)
  return `${longMonths[month - 1]} ${year}`
}

/** The pieces of `formatDay`, for a date drawn as a tab. */
export function dayParts(day: string) {
  const [year = 0, month = 1, date = 1] = numbersOf(day)
  return {
    weekday: weekdays[weekdayOf(day)] ?? '',
    number: String(date),
    month: months[month - 1] ?? '',
    year: String(year),
  }
}

function numbersOf(day: string): number[] {
  return day.slice(0, 10).split('-').map(Number)
}

/** 0 is Sunday. Zeller's reckoning on the text itself: no Date, hence no time zone. */
function weekdayOf(day: string): number {
  const [year = 0, month = 1, date = 1] = numbersOf(day)
  const shifted = month < 3 ? year - 1 : year
  const monthTerm = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400)
  return (shifted + leaps + monthTerm + date) % 7
}

/** `17:30:00` becomes `17 h 30`, `08:00` becomes `8 h`. */
export function formatTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hoursAndMinutes(hours, minutes)
}

/** Minutes as `7 h 30`, `45 min`. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return hours === 0 ? `${rest}${nbsp}min` : hoursAndMinutes(hours, rest)
}

function hoursAndMinutes(hours: number, minutes: number): string {
  const whole = `${hours}${nbsp}h`
  return minutes === 0 ? whole : `${whole}${nbsp}${String(minutes).padStart(2, '0')}`
}

/** Cents as `1 234,56 €`, `−12,00 €`. */
export function formatMoney(cents: number): string {
  const absolute = Math.abs(cents)
  const sign = cents < 0 ? '−' : ''
  return `${sign}${formatCount(Math.floor(absolute / 100))},${String(absolute % 100).padStart(2, '0')}${nbsp}€`
}

/** Cents as one types them in a money field: `6000` is « 60,00 ». */
export function typedMoney(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',')
}

/** `2 000`: thousands parted by a narrow space. */
export function formatCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, narrow)
}

/** `1 place`, `2 places`, `0 place`. */
export function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)}${nbsp}${count >= 2 ? many : one}`
}

/** An instant in a union's time zone: `lun. 23 nov. 2026, 10 h 04`. */
export function formatInstant(instant: Date | string, timeZone: string): string {
  const date = typeof instant === 'string' ? new Date(instant) : instant
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  )
  return `${formatDay(`${parts.year}-${parts.month}-${parts.day}`)}, ${formatTime(`${parts.hour}:${parts.minute}`)}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter is slow: one a zone, kept. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}
