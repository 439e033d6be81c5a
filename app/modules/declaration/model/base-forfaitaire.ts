/**
 * Contributions of a *formateur occasionnel* on a flat base per day (arrêté du 28 décembre 1987). The bases are
 * parts of the daily ceiling; from one and a half ceilings on, the base is 70 % of the pay at least; from ten,
 * the real pay. Amounts in cents, parts in hundredths: no floating point.
 */
const tranches = [
  { avant: 1, part: 31 },
  { avant: 2, part: 94 },
  { avant: 3, part: 157 },
  { avant: 4, part: 219 },
  { avant: 5, part: 282 },
  { avant: 6, part: 325 },
  { avant: 7, part: 384 },
  { avant: 10, part: 442 },
] as const

/** Base of one day, in cents, for what that day is paid. */
export function baseForfaitaire(brutJour: number, plafond: number): number {
  const tranche = tranches.find(({ avant }) => brutJour < avant * plafond)
  if (!tranche) return brutJour
  const forfait = Math.round((tranche.part * plafond) / 100)
  if (brutJour * 2 < plafond * 3) return forfait
  return Math.max(forfait, Math.round((brutJour * 70) / 100))
}

/** The table of a ceiling, for the treasurer to read. */
export function tableBases(plafond: number) {
  return [
    ...tranches.map(({ avant, part }, rang) => ({
      de: (tranches[rang - 1]?.avant ?? 0) * plafond,
      avant: avant * plafond,
      base: Math.round((part * plafond) / 100),
    })),
    { de: 10 * plafond, avant: null, base: null },
  ]
}

/** The ceilings known when this was written; a union corrects them and adds the next ones. Cents. */
export const plafondsConnus: Record<number, number> = { 2025: 21_600, 2026: 22_000 }

const joursMax = 30
const joursAlerte = 25

/** Days of a civil year for this employer: the flat base is for thirty at most. */
export function constatJours(jours: number): { permis: boolean; phrase: string | undefined } {
  if (jours > joursMax) {
    return {
      permis: false,
      phrase: `${jours} jours cette année\u00a0: au-delà de ${joursMax}, la base est la rémunération réelle.`,
    }
  }
  if (jours < joursAlerte) return { permis: true, phrase: undefined }
  return {
    permis: true,
    phrase: `${jours} jours cette année sur ${joursMax}\u00a0: bientôt plus de base forfaitaire.`,
  }
}
