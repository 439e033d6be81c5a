import { describe, expect, test } from 'vitest'
import type { LigneLue } from './lecture.ts'
import { type Connu, planifier } from './plan.ts'
import { cotisationsDe, trouverCentre } from './reglages.ts'

const lue: LigneLue = {
  numeroFederal: 'F1',
  civilite: 'madame',
  nomNaissance: 'FRANCOIS',
  nomUsage: null,
  prenoms: 'Zoe',
  naissanceDate: '1990-02-03',
  naissanceCommune: null,
  naissanceCodePostal: null,
  email: 'zoe@exemple.fr',
  telephone: '+33612345678',
  autreTelephone: null,
  adresse: null,
  codePostal: null,
  commune: null,
  centre: null,
  statut: 'SPV',
  grade: null,
  payee: null,
  payeeLe: null,
  montant: null,
}
const connu: Connu = {
  id: 'a',
  personneId: 'p',
  pseudo: 'francois.zoe',
  numeroFederal: 'F1',
  civilite: 'madame',
  nomNaissance: 'FRANÇOIS',
  nomUsage: null,
  prenoms: 'Zoé Marie',
  naissanceDate: '1990-02-03',
  naissanceCommune: 'Dole',
  naissanceCodePostal: null,
  naissancePays: null,
  email: 'Zoe@exemple.fr',
  telephone: '+33612345678',
  autresTelephones: [],
  adresse: null,
  codePostal: null,
  commune: null,
  pays: null,
  centreId: null,
  statut: 'SPV',
  grade: null,
  cotisations: [],
}
const rien = { centreId: null, cotisations: [] }

describe('de qui parle une ligne (ADH-2, ADH-12)', () => {
  test('personne de connu : une fiche', () => {
    expect(planifier(lue, [], rien)).toMatchObject({ resultat: 'cree', connu: null, remarques: [] })
  })

  test('le numéro fédéral, puis le nom et la naissance ; les accents de la fiche restent', () => {
    expect(planifier(lue, [connu], rien)).toMatchObject({
      resultat: 'inchange',
      fiche: { nomNaissance: 'FRANÇOIS', prenoms: 'Zoé Marie', email: 'Zoe@exemple.fr' },
    })
    const sansNumero = { ...lue, numeroFederal: null }
    expect(planifier(sansNumero, [connu], rien)).toMatchObject({ resultat: 'inchange', connu })
    const jamaisNumerote = { ...connu, numeroFederal: null }
    expect(planifier(lue, [jamaisNumerote], rien).changements).toEqual([
      { champ: 'Numéro fédéral', avant: null, apres: 'F1' },
    ])
  })

  test.each<[string, Partial<LigneLue>, Connu[], string]>([
    [
      'numéro d’une autre personne',
      { nomNaissance: 'PETIT', naissanceDate: '1980-01-01' },
      [connu],
      'déjà celui de',
    ],
    [
      'même nom, autre naissance, même numéro',
      { naissanceDate: '1980-01-01' },
      [connu],
      'pas cette date',
    ],
    ['autre numéro', { numeroFederal: 'F2' }, [connu], 'connue avec le numéro F1'],
    [
      'deux fiches',
      { numeroFederal: null },
      [connu, { ...connu, id: 'b', numeroFederal: null }],
      'Plusieurs fiches',
    ],
    [
      'numéro de l’un, identité de l’autre',
      {},
      [
        { ...connu, nomNaissance: 'PETIT' },
        { ...connu, id: 'b', numeroFederal: null },
      ],
      'l’identité est celle',
    ],
  ])('%s : la ligne est en erreur, rien n’est fusionné', (_, valeurs, candidats, raison) => {
    const plan = planifier({ ...lue, ...valeurs }, candidats, rien)
    expect(plan).toMatchObject({ resultat: 'en_erreur', connu: null })
    expect(plan.remarques[0]?.raison).toContain(raison)
  })

  test.each<[string, Partial<LigneLue>]>([
    ['un homonyme', { numeroFederal: 'F2', naissanceDate: '1980-01-01' }],
    [
      'la même adresse et le même prénom',
      { numeroFederal: 'F2', nomNaissance: 'PETIT', naissanceDate: null },
    ],
  ])('%s est signalé, et reste une autre personne', (_, valeurs) => {
    const plan = planifier({ ...lue, ...valeurs }, [connu], rien)
    expect(plan).toMatchObject({
      resultat: 'cree',
      connu: null,
      remarques: [{ gravite: 'attention' }],
    })
  })

  test('ADH-13 : une adresse partagée ne suffit pas', () => {
    const conjoint = { ...lue, numeroFederal: 'F2', prenoms: 'Karim', naissanceDate: '1988-01-01' }
    expect(planifier(conjoint, [connu], rien)).toMatchObject({ resultat: 'cree', remarques: [] })
  })

  test('le nom d’une fiche n’est jamais changé par un fichier', () => {
    const plan = planifier({ ...lue, nomNaissance: 'PETIT' }, [connu], rien)
    expect(plan).toMatchObject({ resultat: 'inchange', fiche: { nomNaissance: 'FRANÇOIS' } })
    expect(plan.remarques[0]?.raison).toContain('n’est pas celui de la fiche')
  })

  test('une cellule vide n’efface rien ; un second téléphone s’ajoute une fois', () => {
    const vide = { ...lue, email: null, telephone: null, civilite: null, statut: null }
    expect(planifier(vide, [connu], rien).resultat).toBe('inchange')
    const fixe = { ...lue, autreTelephone: '+33381000000' }
    const plan = planifier(fixe, [connu], rien)
    expect(plan.fiche.autresTelephones).toEqual([{ libelle: 'domicile', numero: '+33381000000' }])
    expect(planifier(fixe, [{ ...connu, ...plan.fiche }], rien).resultat).toBe('inchange')
  })
})

describe('les cotisations d’une ligne (ADH-8)', () => {
  const periodes = {
    union: 'annee_civile',
    federale: 'saison',
    amicale: 'annee_civile',
    assurance: 'annee_civile',
  } as const
  const reglages = { genres: ['union' as const, 'federale' as const], annee: 2026 }

  test('le montant est noté une fois, sur la première', () => {
    const payee = { ...lue, payee: true, payeeLe: '2026-02-04', montant: 3250 }
    expect(cotisationsDe(payee, reglages, periodes)).toMatchObject([
      { genre: 'union', du: '2026-01-01', au: '2026-12-31', montant: 3250 },
      { genre: 'federale', du: '2026-07-01', au: '2027-06-30', montant: 0 },
    ])
    expect(cotisationsDe(lue, reglages, periodes)).toEqual([])
  })

  test('« non » ne demande rien et n’efface pas un paiement ; un reçu fige', () => {
    const dites = cotisationsDe({ ...lue, payee: false }, reglages, periodes)
    expect(planifier(lue, [connu], { ...rien, cotisations: dites }).resultat).toBe('inchange')
    const payee = {
      genre: 'union' as const,
      du: '2026-01-01',
      montant: 2500,
      payeeLe: '2026-02-04',
      recuNumero: null,
    }
    expect(
      planifier(lue, [{ ...connu, cotisations: [payee] }], { ...rien, cotisations: dites })
        .resultat,
    ).toBe('inchange')
    const corrigees = cotisationsDe(
      { ...lue, payee: true, payeeLe: '2026-02-05', montant: 2500 },
      { ...reglages, genres: ['union'] },
      periodes,
    )
    expect(
      planifier(lue, [{ ...connu, cotisations: [payee] }], { ...rien, cotisations: corrigees })
        .resultat,
    ).toBe('mis_a_jour')
    const figee = { ...payee, recuNumero: 'RC-2026-00001' }
    expect(
      planifier(lue, [{ ...connu, cotisations: [figee] }], { ...rien, cotisations: corrigees })
        .resultat,
    ).toBe('inchange')
  })
})

test('un centre est reconnu sous ses noms, son code ou le choix fait', () => {
  const centres = [{ id: 'b', nom: 'CIS Baume-les-Dames', code: 'BAU' }]
  expect(trouverCentre('CS Baume les Dames', centres, {})).toBe('b')
  expect(trouverCentre('bau', centres, {})).toBe('b')
  expect(trouverCentre('CS Morteau', centres, {})).toBeUndefined()
  expect(trouverCentre('CS Morteau', centres, { 'CS Morteau': 'b' })).toBe('b')
})
