import { quotient } from '../model.ts'
import {
  type Cas,
  type LigneC,
  type LigneF1,
  type LigneF3,
  ligneC,
  ligneF1,
  lignesC,
  lignesF1,
  lignesF3,
  type Payeur,
  type StatutBpf,
} from './lignes.ts'

/** Stagiaires validés of the closed formations of the exercise that share all this. */
export type FaitStagiaires = {
  cas: Cas
  statut: StatutBpf
  f3: LigneF3 | null
  nsf: string | null
  stagiaires: number
  minutes: number
}

/** Payments received in the exercise, what was given back taken off. Cents. */
export type FaitProduits = { payeur: Payeur; statut: StatutBpf | null; montant: number }

/** Trainers of the closed formations of the exercise: of the union, or under a contract. */
export type FaitFormateurs = { externe: boolean; personnes: number; minutes: number }

/** What a person typed for the exercise. */
export type Saisie = {
  produitsAjoutes: Partial<Record<LigneC, number>>
  /** Hundredths of a percent; null when the union is exempt. */
  tauxTva: number | null
  chiffreAffaires: number | null
  charges: number | null
  chargesSalaires: number | null
  chargesAchats: number | null
  confiesStagiaires: number | null
  confiesMinutes: number | null
  recusStagiaires: number | null
  recusMinutes: number | null
}

/** An exercise where nothing is typed yet. */
export const rienDit: Saisie = {
  produitsAjoutes: {},
  tauxTva: null,
  chiffreAffaires: null,
  charges: null,
  chargesSalaires: null,
  chargesAchats: null,
  confiesStagiaires: null,
  confiesMinutes: null,
  recusStagiaires: null,
  recusMinutes: null,
}

export type Effectif = { stagiaires: number; minutes: number }
export type Produit = { comptes: number; ajoutes: number; ttc: number; ht: number }

export type Bilan = {
  c: Record<LigneC, Produit>
  c2: Produit
  totalC: Produit
  /** Tenths of a percent of the whole revenue. */
  part: number | null
  charges: { total: number; salaires: number; achats: number; dites: boolean }
  e: {
    internes: { personnes: number; minutes: number }
    externes: { personnes: number; minutes: number }
  }
  f1: Record<LigneF1, Effectif>
  totalF1: Effectif
  f2: Effectif
  f3: Record<LigneF3, Effectif>
  totalF3: Effectif
  f4: (Effectif & { nsf: string })[]
  autresF4: Effectif
  totalF4: Effectif
  g: Effectif
  /** Out of frame F: the free training of one's own members. */
  hors: Effectif
  sansLigne: { c: number; f1: Effectif; f3: Effectif; f4: Effectif }
}

type Faits = {
  stagiaires: FaitStagiaires[]
  produits: FaitProduits[]
  formateurs: FaitFormateurs[]
}

/** The frames C to G of the cerfa, from what is counted and what was typed. Nothing is guessed. */
export function etablirBilan({ stagiaires, produits, formateurs }: Faits, saisie: Saisie): Bilan {
  const ranges = stagiaires.map((fait) => ({ ...fait, f1: ligneF1(fait.cas, fait.statut) }))
  const deF = ranges.filter(({ f1 }) => f1 !== 'g' && f1 !== 'hors')
  const f4 = specialites(deF.filter(({ nsf }) => nsf !== null))
  const recus = { stagiaires: saisie.recusStagiaires ?? 0, minutes: saisie.recusMinutes ?? 0 }
  const c = produitsParLigne(produits, saisie)
  const lignes = Object.entries(c) as [LigneC, Produit][]
  const totalC = ajouter(lignes.map(([, produit]) => produit))
  return {
    c,
    c2: ajouter(lignes.filter(([ligne]) => /^c2[a-h]$/.test(ligne)).map(([, produit]) => produit)),
    totalC,
    part:
      saisie.chiffreAffaires === null ? null : quotient(totalC.ht * 1000, saisie.chiffreAffaires),
    charges: {
      total: saisie.charges ?? 0,
      salaires: saisie.chargesSalaires ?? 0,
      achats: saisie.chargesAchats ?? 0,
      dites: saisie.charges !== null,
    },
    e: { internes: equipe(formateurs, false), externes: equipe(formateurs, true) },
    f1: parLigne(lignesF1, (ligne) => effectif(deF.filter(({ f1 }) => f1 === ligne))),
    totalF1: effectif(deF.filter(({ f1 }) => f1 !== null)),
    f2: { stagiaires: saisie.confiesStagiaires ?? 0, minutes: saisie.confiesMinutes ?? 0 },
    f3: parLigne(lignesF3, (ligne) => effectif(deF.filter(({ f3 }) => f3 === ligne))),
    totalF3: effectif(deF.filter(({ f3 }) => f3 !== null)),
    f4: f4.slice(0, 5),
    autresF4: effectif(f4.slice(5)),
    totalF4: effectif(f4),
    g: effectif([...ranges.filter(({ f1 }) => f1 === 'g'), recus]),
    hors: effectif(ranges.filter(({ f1 }) => f1 === 'hors')),
    sansLigne: {
      c: somme(
        produits.filter((fait) => ligneC(fait.payeur, fait.statut) === null),
        'montant',
      ),
      f1: effectif(deF.filter(({ f1 }) => f1 === null)),
      f3: effectif(deF.filter(({ f3 }) => f3 === null)),
      f4: effectif(deF.filter(({ nsf }) => nsf === null)),
    },
  }
}

/** The same frames with integers of hours for the form, whose columns still add up to their totals. */
export function arrondirHeures(minutes: number[]): number[] {
  const total =
    quotient(
      minutes.reduce((a, b) => a + b, 0),
      60,
    ) ?? 0
  const heures = minutes.map((valeur) => Math.floor(valeur / 60))
  const manque = total - heures.reduce((a, b) => a + b, 0)
  const plusGrands = minutes
    .map((valeur, index) => ({ index, reste: valeur % 60 }))
    .sort((a, b) => b.reste - a.reste || a.index - b.index)
    .slice(0, Math.max(0, manque))
  for (const { index } of plusGrands) heures[index] = (heures[index] ?? 0) + 1
  return heures
}

function produitsParLigne(produits: FaitProduits[], { produitsAjoutes, tauxTva }: Saisie) {
  return parLigne(lignesC, (ligne): Produit => {
    const siens = produits.filter((fait) => ligneC(fait.payeur, fait.statut) === ligne)
    const comptes = somme(siens, 'montant')
    const ajoutes = produitsAjoutes[ligne] ?? 0
    const ttc = comptes + ajoutes
    return { comptes, ajoutes, ttc, ht: horsTaxes(ttc, tauxTva) }
  })
}

function parLigne<Ligne extends string, Valeur>(
  lignes: Record<Ligne, string>,
  faire: (ligne: Ligne) => Valeur,
): Record<Ligne, Valeur> {
  const noms = Object.keys(lignes) as Ligne[]
  return Object.fromEntries(noms.map((nom) => [nom, faire(nom)])) as Record<Ligne, Valeur>
}

/** Cents without tax, halves up; an exempt union has the same amounts with and without. */
export function horsTaxes(ttc: number, tauxTva: number | null): number {
  if (tauxTva === null) return ttc
  const ht = quotient(Math.abs(ttc) * 10_000, 10_000 + tauxTva) ?? 0
  return ttc < 0 ? -ht : ht
}

function ajouter(produits: Produit[]): Produit {
  return {
    comptes: somme(produits, 'comptes'),
    ajoutes: somme(produits, 'ajoutes'),
    ttc: somme(produits, 'ttc'),
    ht: somme(produits, 'ht'),
  }
}

/** Specialities, the largest first. */
function specialites(faits: FaitStagiaires[]) {
  const codes = [...new Set(faits.flatMap(({ nsf }) => (nsf === null ? [] : [nsf])))]
  return codes
    .map((nsf) => ({ nsf, ...effectif(faits.filter((fait) => fait.nsf === nsf)) }))
    .sort(
      (a, b) => b.stagiaires - a.stagiaires || b.minutes - a.minutes || a.nsf.localeCompare(b.nsf),
    )
}

function equipe(formateurs: FaitFormateurs[], externe: boolean) {
  const siens = formateurs.filter((fait) => fait.externe === externe)
  return { personnes: somme(siens, 'personnes'), minutes: somme(siens, 'minutes') }
}

function effectif(faits: Effectif[]): Effectif {
  return { stagiaires: somme(faits, 'stagiaires'), minutes: somme(faits, 'minutes') }
}

function somme<Nom extends string>(faits: Record<Nom, number>[], nom: Nom): number {
  return faits.reduce((total, fait) => total + fait[nom], 0)
}
