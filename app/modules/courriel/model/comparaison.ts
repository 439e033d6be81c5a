export type LigneComparee = { texte: string; sens: 'garde' | 'ajoute' | 'retire' }

/** Two texts line by line: what both have, what the second adds, what it takes away. */
export function comparer(avant: string, apres: string): LigneComparee[] {
  const [a, b] = [avant.split('\n'), apres.split('\n')]
  const communes = plusLongues(a, b)
  const lignes: LigneComparee[] = []
  let [rangA, rangB] = [0, 0]
  while (rangA < a.length || rangB < b.length) {
    const [ligneA, ligneB] = [a[rangA], b[rangB]]
    if (ligneA !== undefined && ligneA === ligneB) {
      lignes.push({ texte: ligneA, sens: 'garde' })
      rangA += 1
      rangB += 1
    } else if (
      ligneA !== undefined &&
      (ligneB === undefined ||
        longueur(communes, rangA + 1, rangB) >= longueur(communes, rangA, rangB + 1))
    ) {
      lignes.push({ texte: ligneA, sens: 'retire' })
      rangA += 1
    } else {
      lignes.push({ texte: ligneB ?? '', sens: 'ajoute' })
      rangB += 1
    }
  }
  return lignes
}

/** How many lines the ends of both texts share, from each place. */
function plusLongues(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const ligne = table[i]
      if (!ligne) continue
      ligne[j] =
        a[i] === b[j]
          ? longueur(table, i + 1, j + 1) + 1
          : Math.max(longueur(table, i + 1, j), longueur(table, i, j + 1))
    }
  }
  return table
}

function longueur(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}
