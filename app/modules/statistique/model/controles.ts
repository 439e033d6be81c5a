import { formatCount, formatMoney } from '#app/ui/format.ts'
import { formatHeures } from '../model.ts'
import type { Bilan, Effectif } from './bilan.ts'

/** What the form itself checks. `bloquant`: it would be sent back. */
export type Controle = {
  code: 'f' | 'c2' | 'c' | 'd' | 'g' | 'charges' | 'part' | 'e'
  gravite: 'bloquant' | 'alerte'
  ok: boolean
  regle: string
  constat: string
}

/** The checks of the cerfa, in the order of its frames: those that hold and those that do not. */
export function controler(bilan: Bilan): Controle[] {
  const { c, c2, totalC, charges, totalF1, totalF3, totalF4, g, e } = bilan
  const lignesC2 = Object.entries(c).filter(([ligne]) => /^c2[a-h]$/.test(ligne))
  const autresC = Object.entries(c).filter(([ligne]) => !ligne.startsWith('c2'))
  const sommeC2 = sommeHt(lignesC2.map(([, produit]) => produit))
  const sommeC = sommeHt(autresC.map(([, produit]) => produit)) + c2.ht
  return [
    {
      code: 'c2',
      gravite: 'bloquant',
      ok: c2.ht === sommeC2,
      regle: 'C, ligne 2 = total des lignes a à h',
      constat: `${formatMoney(c2.ht)} et ${formatMoney(sommeC2)}`,
    },
    {
      code: 'c',
      gravite: 'bloquant',
      ok: totalC.ht === sommeC,
      regle: 'C, total = lignes 1 à 11',
      constat: `${formatMoney(totalC.ht)} et ${formatMoney(sommeC)}`,
    },
    {
      code: 'd',
      gravite: 'bloquant',
      ok: totalC.ht <= 0 || charges.total > 0,
      regle: 'D n’est pas à zéro quand C ne l’est pas',
      constat: charges.dites
        ? `charges\u00a0: ${formatMoney(charges.total)}`
        : 'les charges restent à écrire',
    },
    {
      code: 'charges',
      gravite: 'alerte',
      ok: charges.salaires + charges.achats <= charges.total,
      regle: 'D, les salaires et les achats ne dépassent pas le total des charges',
      constat: `${formatMoney(charges.salaires + charges.achats)} sur ${formatMoney(charges.total)}`,
    },
    {
      code: 'f',
      gravite: 'bloquant',
      ok: egaux(totalF1, totalF3) && egaux(totalF1, totalF4),
      regle: 'F-1 = F-3 = F-4, en stagiaires et en heures',
      constat: [totalF1, totalF3, totalF4].map(dire).join(' · '),
    },
    {
      code: 'e',
      gravite: 'alerte',
      ok: totalF1.minutes === 0 || e.internes.minutes + e.externes.minutes > 0,
      regle: 'E n’est pas à zéro quand des stagiaires ont suivi des heures',
      constat: `${formatHeures(e.internes.minutes + e.externes.minutes)} h dispensées`,
    },
    {
      code: 'g',
      gravite: 'alerte',
      ok: c.c10.ht > 0 === g.stagiaires > 0,
      regle: 'C, ligne 10 et cadre G vont ensemble',
      constat: `${formatMoney(c.c10.ht)} et ${formatCount(g.stagiaires)} stagiaires confiés`,
    },
    {
      code: 'part',
      gravite: 'alerte',
      ok: bilan.part === null || bilan.part <= 1000,
      regle: 'La formation ne dépasse pas le chiffre d’affaires global',
      constat: bilan.part === null ? 'chiffre d’affaires à écrire' : formatMoney(totalC.ht),
    },
  ]
}

export const estBloque = (controles: Controle[]) =>
  controles.some(({ gravite, ok }) => gravite === 'bloquant' && !ok)

function egaux(a: Effectif, b: Effectif): boolean {
  return a.stagiaires === b.stagiaires && a.minutes === b.minutes
}

function dire({ stagiaires, minutes }: Effectif): string {
  return `${formatCount(stagiaires)} stagiaires, ${formatHeures(minutes)} h`
}

function sommeHt(produits: { ht: number }[]): number {
  return produits.reduce((total, { ht }) => total + ht, 0)
}
