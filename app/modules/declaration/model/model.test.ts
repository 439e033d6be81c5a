import { describe, expect, test } from 'vitest'
import { alerteDelai, declarationPerimee, etatEvenement, statutLigne } from '../model.ts'
import { baseForfaitaire, constatJours, tableBases } from './base-forfaitaire.ts'
import {
  departementNaissance,
  jourDpae,
  majuscules,
  manquesEmployeur,
  manquesSalarie,
  telephoneDpae,
} from './dpae.ts'

describe('les champs de la DPAE', () => {
  test.each([
    ['D’Alméida-Núñez', 'nom', 32, "D'ALMEIDA-NUNEZ"],
    ['Lacœuilhe', 'nom', 32, 'LACOEUILHE'],
    ['Müller 2', 'nom', 32, 'MULLER'],
    ['U.D.S.P. du Doubs & Cie', 'raison', 64, 'U D S P DU DOUBS & CIE'],
    ['12 bis, rue de l’Église', 'adresse', 32, "12 BIS, RUE DE L'EGLISE"],
    ['ABCDEFGH', 'nom', 4, 'ABCD'],
  ] as const)('« %s » s’écrit en %s', (texte, jeu, longueur, attendu) => {
    expect(majuscules(texte, jeu, longueur)).toBe(attendu)
  })

  test.each([
    ['25000', 'France', '25'],
    ['20000', 'France', '2A'],
    ['20137', 'France', '2A'],
    ['20200', 'France', '2B'],
    ['97110', 'France', '97'],
    ['98000', 'Monaco', '99'],
    ['98800', 'France', '98'],
    ['', 'Belgique', '99'],
    ['99134', 'Espagne', '99'],
    ['', 'France', undefined],
    [null, null, undefined],
  ])('naître à %s, %s, c’est le département %s', (code, pays, attendu) => {
    expect(departementNaissance(code, pays)).toBe(attendu)
  })

  test('un jour s’écrit JJMMAAAA, un téléphone en chiffres', () => {
    expect(jourDpae('2026-03-05')).toBe('05032026')
    expect(telephoneDpae('+33381000000')).toBe('0381000000')
    expect(telephoneDpae(null)).toBe('')
  })

  test('ce qui manque se dit, chose par chose', () => {
    const union = { raisonSociale: 'UDSP', siret: null, codeUrssaf: '437', naf: '8559A' }
    const lieu = { adresse: '1 rue', codePostal: '25000', commune: 'Besançon', telephone: null }
    expect(manquesEmployeur({ ...union, ...lieu, santeTravail: null })).toEqual([
      'le SIRET',
      'le service de santé au travail',
    ])
    const paul = { civilite: 'monsieur' as const, nomNaissance: 'GIRARD', nomUsage: null }
    const naissance = { naissanceDate: '1985-03-14', naissanceCommune: null }
    expect(
      manquesSalarie({
        ...{ ...paul, ...naissance, prenoms: 'Paul' },
        ...{ naissanceCodePostal: '', naissancePays: 'France' },
      }),
    ).toEqual(['la commune de naissance', 'le département ou le pays de naissance'])
  })
})

describe('les états d’une déclaration', () => {
  const ligne = { perimee: undefined, partie: false }
  test('FOR-3 : Déclaré dès que toute ligne à déclarer l’est, bénévoles à part', () => {
    const declaree = { ...ligne, statut: 'declaree' as const }
    const benevole = { ...ligne, statut: 'sans_objet' as const }
    const prete = { ...ligne, statut: 'prete' as const }
    expect(etatEvenement([declaree, benevole], false)).toBe('declaree')
    expect(etatEvenement([declaree, prete], false)).toBe('prete')
    expect(etatEvenement([declaree, prete], true)).toBe('a_reprendre')
    expect(etatEvenement([{ ...declaree, partie: true }], true)).toBe('a_reprendre')
    expect(etatEvenement([{ ...declaree, perimee: 'changée' }], true)).toBe('a_reprendre')
    expect(etatEvenement([benevole], false)).toBe('rien')
    expect(etatEvenement([{ ...ligne, statut: 'a_completer' }, prete], false)).toBe('a_completer')
    expect(etatEvenement([{ ...ligne, statut: 'rejetee' }, prete], false)).toBe('rejetee')
  })

  test('une ligne est prête quand rien ne manque ; un bénévole le reste', () => {
    expect(statutLigne(null, [], { benevole: false })).toBe('prete')
    expect(statutLigne(null, ['le SIRET'], { benevole: false })).toBe('a_completer')
    expect(statutLigne(null, [], { benevole: true })).toBe('sans_objet')
    expect(statutLigne('a_completer', [], { benevole: true })).toBe('prete')
    expect(statutLigne('declaree', ['le SIRET'], { benevole: true })).toBe('declaree')
  })

  const embauche = { embaucheLe: '2026-12-05', embaucheHeure: '08:30', finLe: '2026-12-06' }
  test('des journées qui bougent après la déclaration se voient', () => {
    const dite = { ...embauche, embaucheHeure: '08:30:00', statut: 'declaree' as const }
    expect(declarationPerimee(dite, embauche)).toBeUndefined()
    expect(declarationPerimee(dite, { ...embauche, finLe: '2026-12-07' })).toContain('ont changé')
  })

  test.each([
    ['2026-11-26', '23:00', 'info'],
    ['2026-11-27', '00:00', 'attend'],
    ['2026-12-05', '08:29', 'attend'],
    ['2026-12-05', '08:30', 'refus'],
    ['2026-12-06', '07:00', 'refus'],
  ])('le %s à %s : %s, de huit jours avant jusqu’au début', (jour, heure, genre) => {
    expect(alerteDelai(embauche, { jour, heure }).genre).toBe(genre)
  })
})

describe('la base forfaitaire d’un formateur occasionnel', () => {
  test.each([
    [15_000, 6820],
    [21_999, 6820],
    [22_000, 20_680],
    [40_000, 28_000],
    [44_000, 34_540],
    [230_000, 230_000],
    [219_999, 153_999],
  ])('%i centimes par jour, plafond 220 € : base de %i', (brut, base) => {
    expect(baseForfaitaire(brut, 22_000)).toBe(base)
  })

  test('le tableau de 2017 se retrouve avec son plafond', () => {
    expect(tableBases(18_000).map(({ base }) => base)).toEqual([
      5580,
      16_920,
      28_260,
      39_420,
      50_760,
      58_500,
      69_120,
      79_560,
      null,
    ])
  })

  test('avertit à 25 jours dans l’année, s’arrête après 30', () => {
    expect(constatJours(24)).toEqual({ permis: true, phrase: undefined })
    expect(constatJours(25)).toMatchObject({ permis: true, phrase: expect.stringContaining('25') })
    expect(constatJours(30).permis).toBe(true)
    expect(constatJours(31)).toMatchObject({ permis: false })
  })
})
