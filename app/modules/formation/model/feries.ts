import { addDays, anneeDe, type Jour } from '#app/platform/jour.ts'

const fixes: Record<string, string> = {
  '01-01': 'Jour de l’An',
  '05-01': 'Fête du Travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'Fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice de 1918',
  '12-25': 'Noël',
}

/** Days after Easter Sunday. */
const mobiles: Record<number, string> = {
  1: 'Lundi de Pâques',
  39: 'Ascension',
  50: 'Lundi de Pentecôte',
}

const alsaceMoselle = ['57', '67', '68']

/** Commémoration de l’abolition de l’esclavage : Code du travail, art. L3422-2. */
const abolition: Record<string, string> = {
  971: '05-27',
  972: '05-22',
  973: '06-10',
  974: '12-20',
  976: '04-27',
}

/** The name of a public holiday (Code du travail, art. L3133-1 and L3134-13), undefined on another day. */
export function jourFerie(jour: Jour, departement: string): string | undefined {
  const quantieme = jour.slice(5)
  if (abolition[departement] === quantieme) return 'Abolition de l’esclavage'
  const dimanche = paques(anneeDe(jour))
  if (alsaceMoselle.includes(departement)) {
    if (quantieme === '12-26') return 'Saint-Étienne'
    if (jour === addDays(dimanche, -2)) return 'Vendredi saint'
  }
  const mobile = Object.entries(mobiles).find(
    ([ecart]) => jour === addDays(dimanche, Number(ecart)),
  )
  return fixes[quantieme] ?? mobile?.[1]
}

/** Easter Sunday, by the reckoning of Meeus, Jones and Butcher. */
export function paques(annee: number): Jour {
  const a = annee % 19
  const b = Math.floor(annee / 100)
  const c = annee % 100
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const mois = Math.floor((h + l - 7 * m + 90) / 25)
  const jour = (h + l - 7 * m + 33 * mois + 19) % 32
  return `${annee}-${String(mois).padStart(2, '0')}-${String(jour).padStart(2, '0')}`
}
