import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  arrondirHeures,
  etablirBilan,
  type FaitProduits,
  type FaitStagiaires,
  horsTaxes,
  rienDit,
  type Saisie,
} from './bilan.ts'
import { controler, estBloque } from './controles.ts'
import { casConnus, choixC, ligneC, ligneF1, pairesF1, statuts } from './lignes.ts'

const fait = fc.record({
  cas: fc.constantFrom(...casConnus),
  statut: fc.constantFrom(...statuts),
  f3: fc.constantFrom(null, 'a', 'b', 'c', 'd', 'e', 'f'),
  nsf: fc.constantFrom(null, '344', '331', '333', '332', '335', '343', '413', '315'),
  stagiaires: fc.nat(40),
  minutes: fc.nat(20_000),
}) as fc.Arbitrary<FaitStagiaires>
const produit = fc.record({
  payeur: fc.constantFrom('entreprise', 'collectivite', 'stagiaire', 'union', 'hors', ...choixC),
  statut: fc.constantFrom(null, ...statuts),
  montant: fc.integer({ min: -100_000, max: 1_000_000 }),
}) as fc.Arbitrary<FaitProduits>

describe('les lignes du BPF', () => {
  test.each([
    ['entreprise', 'salarie', 'a'],
    ['association', 'salarie', 'a'],
    ['collectivite', 'salarie', 'e'],
    ['etablissement_public', 'salarie', 'e'],
    ['c8', 'particulier', 'e'],
    ['c2h', 'salarie', 'a'],
    ['c2e', 'demandeur_emploi', 'c'],
    ['c2a', 'salarie', 'b'],
    ['c7', 'particulier', 'c'],
    ['publique', 'particulier', 'd'],
    ['publique', 'autre', 'e'],
    ['particulier', 'particulier', 'd'],
    ['organisme_formation', 'salarie', 'g'],
    ['interne', 'autre', 'hors'],
    ['sans_client', 'salarie', null],
    ['entreprise', 'particulier', null],
  ] as const)('STAT-1 : %s × %s va en %s', (cas, statut, attendu) => {
    expect(ligneF1(cas, statut)).toBe(attendu)
  })

  test.each([
    ['entreprise', null, 'c1'],
    ['association', null, 'c1'],
    ['collectivite', null, 'c3'],
    ['etablissement_public', null, 'c3'],
    ['organisme_formation', null, 'c10'],
    ['particulier', null, 'c9'],
    ['stagiaire', 'particulier', 'c9'],
    ['stagiaire', 'salarie', 'c1'],
    ['c8', null, 'c8'],
    ['hors', null, 'hors'],
    ['union', null, null],
  ] as const)('STAT-1 : payé par %s (%s) va en %s', (payeur, statut, attendu) => {
    expect(ligneC(payeur, statut)).toBe(attendu)
  })

  test('chaque paire a une ligne et une seule, et la liste d’une ligne rend ses paires', () => {
    const toutes = (['a', 'b', 'c', 'd', 'e', 'g', 'hors', null] as const).flatMap(pairesF1)
    expect(toutes).toHaveLength(casConnus.length * statuts.length)
  })
})

describe('le bilan', () => {
  test('STAT-1 : les totaux sont la somme de leurs lignes, quelles que soient les données', () => {
    fc.assert(
      fc.property(fc.array(fait, { maxLength: 60 }), fc.array(produit), (stagiaires, produits) => {
        const bilan = etablirBilan({ stagiaires, produits, formateurs: [] }, rienDit)
        const compte = (effectifs: { stagiaires: number }[]) =>
          effectifs.reduce((total, { stagiaires }) => total + stagiaires, 0)
        expect(compte(Object.values(bilan.f1))).toBe(bilan.totalF1.stagiaires)
        expect(compte(Object.values(bilan.f3))).toBe(bilan.totalF3.stagiaires)
        expect(compte([...bilan.f4, bilan.autresF4])).toBe(bilan.totalF4.stagiaires)
        expect(bilan.f4.length).toBeLessThanOrEqual(5)
        // Everybody is somewhere: counted, in G, out of the form, or an anomaly.
        const { f1, f3, f4, c } = bilan.sansLigne
        const deF = compte(stagiaires) - bilan.g.stagiaires - bilan.hors.stagiaires
        expect(bilan.totalF1.stagiaires + f1.stagiaires).toBe(deF)
        expect(bilan.totalF3.stagiaires + f3.stagiaires).toBe(deF)
        expect(bilan.totalF4.stagiaires + f4.stagiaires).toBe(deF)
        const paye = produits.filter(({ payeur }) => payeur !== 'hors')
        expect(bilan.totalC.ttc + c).toBe(paye.reduce((total, { montant }) => total + montant, 0))
        const tenus = controler(bilan).filter(({ code }) => code === 'c' || code === 'c2')
        expect(tenus.every(({ ok }) => ok)).toBe(true)
      }),
    )
  })

  test('STAT-1 : sans anomalie, F-1 = F-3 = F-4', () => {
    const complets = fait.filter(
      ({ cas, statut, f3, nsf }) => ligneF1(cas, statut) !== null && f3 !== null && nsf !== null,
    )
    fc.assert(
      fc.property(fc.array(complets), (stagiaires) => {
        const controles = controler(
          etablirBilan({ stagiaires, produits: [], formateurs: [] }, rienDit),
        )
        expect(controles.find(({ code }) => code === 'f')).toMatchObject({ ok: true })
      }),
    )
  })

  test('un stagiaire sans ligne bloque le bilan, il ne va pas dans « autres »', () => {
    const stagiaires = [
      {
        cas: 'entreprise',
        statut: 'particulier',
        f3: 'd',
        nsf: '344',
        stagiaires: 1,
        minutes: 420,
      },
    ] as const
    const bilan = etablirBilan(
      { stagiaires: [...stagiaires], produits: [], formateurs: [] },
      rienDit,
    )
    expect(bilan.f1.e.stagiaires).toBe(0)
    expect(bilan.sansLigne.f1).toEqual({ stagiaires: 1, minutes: 420 })
    expect(estBloque(controler(bilan))).toBe(true)
  })

  test('les charges à zéro bloquent dès qu’il y a des produits', () => {
    const produits = [{ payeur: 'entreprise', statut: null, montant: 100 }] as const
    const faits = { stagiaires: [], produits: [...produits], formateurs: [] }
    const d = (saisie: Saisie) =>
      controler(etablirBilan(faits, saisie)).find(({ code }) => code === 'd')?.ok
    expect(d(rienDit)).toBe(false)
    expect(d({ ...rienDit, charges: 0 })).toBe(false)
    expect(d({ ...rienDit, charges: 1 })).toBe(true)
  })

  test('des stagiaires confiés sans produit en ligne 10, ou l’inverse, sont une alerte', () => {
    const faits = { stagiaires: [], produits: [], formateurs: [] }
    const g = (saisie: Saisie) =>
      controler(etablirBilan(faits, saisie)).find(({ code }) => code === 'g')?.ok
    expect(g(rienDit)).toBe(true)
    expect(g({ ...rienDit, recusStagiaires: 3 })).toBe(false)
    expect(g({ ...rienDit, recusStagiaires: 3, produitsAjoutes: { c10: 100 } })).toBe(true)
    expect(g({ ...rienDit, produitsAjoutes: { c10: 100 } })).toBe(false)
  })

  test('une union exonérée déclare les mêmes montants ; les autres, sans la taxe', () => {
    expect(horsTaxes(12_000, null)).toBe(12_000)
    expect(horsTaxes(12_000, 2000)).toBe(10_000)
    expect(horsTaxes(-12_000, 2000)).toBe(-10_000)
    expect(horsTaxes(100, 2000)).toBe(83)
  })

  test('les heures arrondies d’un cadre font toujours son total', () => {
    expect(arrondirHeures([450, 450])).toEqual([8, 7])
    fc.assert(
      fc.property(fc.array(fc.nat(100_000)), (minutes) => {
        const heures = arrondirHeures(minutes)
        const total = minutes.reduce((a, b) => a + b, 0)
        expect(heures.reduce((a, b) => a + b, 0)).toBe(Math.floor((total + 30) / 60))
        expect(heures.every((h, i) => Math.abs(h * 60 - (minutes[i] ?? 0)) < 60)).toBe(true)
      }),
    )
  })
})
