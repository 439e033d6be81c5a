import type { Jour } from '#app/platform/jour.ts'

const jourComplet = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })
const jourLong = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

/** `samedi 28 novembre 2026`, never cut at the end of a line. */
export function jourEnToutesLettres(jour: Jour): string {
  return insecable(jourComplet.format(new Date(`${jour}T00:00:00Z`)))
}

/** `28 novembre 2026`, `1er décembre 2026`. */
export function jourEcrit(jour: Jour): string {
  return insecable(jourLong.format(new Date(`${jour}T00:00:00Z`)))
}

/** `28/11/2026`. */
export function jourCourt(jour: Jour): string {
  return jour.split('-').reverse().join('/')
}

/** `8 h 30`, `12 h`, from `08:30`. */
export function heureEcrite(heure: string): string {
  const [heures, minutes] = heure.split(':').map(Number)
  return dureeEcrite((heures ?? 0) * 60 + (minutes ?? 0))
}

/** `7 h`, `7 h 30`, from minutes. */
export function dureeEcrite(minutes: number): string {
  const reste = minutes % 60
  return `${Math.floor(minutes / 60)}\u00a0h${reste === 0 ? '' : `\u00a0${String(reste).padStart(2, '0')}`}`
}

function insecable(date: string): string {
  return date.replace(/\b1 /, '1er ').replaceAll(' ', '\u00a0')
}
