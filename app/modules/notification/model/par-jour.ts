import { addDays, type Jour, jourDans } from '#app/platform/jour.ts'
import { formatDayLong } from '#app/ui/format.ts'

/** Rows already in order, gathered by day of the union: « Aujourd’hui », « Hier », then dates. */
export function parJour<Ligne extends { creeLe: Date }>(
  lignes: readonly Ligne[],
  { fuseau, aujourdhui }: { fuseau: string; aujourdhui: Jour },
): { jour: Jour; titre: string; lignes: Ligne[] }[] {
  const groupes = Map.groupBy(lignes, ({ creeLe }) => jourDans(fuseau, creeLe))
  return [...groupes].map(([jour, lignes]) => ({
    jour,
    titre: titreDe(jour, aujourdhui),
    lignes,
  }))
}

function titreDe(jour: Jour, aujourdhui: Jour): string {
  if (jour === aujourdhui) return 'Aujourd’hui'
  if (jour === addDays(aujourdhui, -1)) return 'Hier'
  const long = formatDayLong(jour)
  return long.charAt(0).toLocaleUpperCase('fr') + long.slice(1)
}
