type Donnees = { version: number; fait: unknown }

/** Whether two versions of a document say the same: all but when each was made, whatever order the database gives. */
export function memeDocument(un: Donnees, autre: Donnees): boolean {
  return comparable(un) === comparable(autre)
}

function comparable({ version: _, fait: __, ...reste }: Donnees): string {
  return JSON.stringify(reste, (_, valeur: unknown) =>
    valeur !== null && typeof valeur === 'object' && !Array.isArray(valeur)
      ? Object.fromEntries(Object.entries(valeur).sort(([a], [b]) => a.localeCompare(b)))
      : valeur,
  )
}
