import { sansAccent } from '#app/modules/adherent/model/nom.ts'
import { clePersonne } from '#app/modules/adherent/model/personne.ts'

type Reperes = {
  numeroFederal: string | null
  nomNaissance: string
  prenoms: string
  email: string | null
}

/** All that a line, or a member, is found by: two that share none have nothing to do with each other. */
export function clesDe({ numeroFederal, nomNaissance, prenoms, email }: Reperes): string[] {
  const nom = clePersonne({ nomNaissance, prenoms, naissanceDate: null })
  return [
    ...(numeroFederal === null ? [] : [`numero:${numeroFederal}`]),
    ...(sansAccent(nomNaissance) === '' ? [] : [`nom:${nom}`]),
    ...(email === null ? [] : [`email:${email.toLowerCase()}`]),
  ]
}

/** Consecutive lines of persons who have nothing to do with each other, a few at a time. */
export function lotsDe<Ligne>(
  lignes: { ligne: Ligne; cles: string[] }[],
  taille: number,
): Ligne[][] {
  const lots: Ligne[][] = []
  let vues = new Set<string>()
  let lot: Ligne[] = []
  for (const { ligne, cles } of lignes) {
    if (lot.length > 0 && (lot.length >= taille || cles.some((cle) => vues.has(cle)))) {
      lots.push(lot)
      lot = []
      vues = new Set()
    }
    lot.push(ligne)
    for (const cle of cles) vues.add(cle)
  }
  return lot.length > 0 ? [...lots, lot] : lots
}
