import { describe, expect, test } from 'vitest'
import { empechementRna, tvaDuSiren } from '#app/modules/union/model/identifiants.ts'
import { empechementSiret } from '#app/modules/union/model/siret.ts'
import { creerClientSchema } from '../schema.ts'
import {
  adresseEcrite,
  formatNumeroClient,
  formatSiret,
  genresClient,
  ligneBpfC,
  lireNumeroClient,
} from './client.ts'
import { datesSouhaitees, empechementRapidite, phraseDemande } from './demande.ts'

describe('un client', () => {
  test.each([
    ['entreprise', 'c1'],
    ['association', 'c1'],
    ['collectivite', 'c3'],
    ['etablissement_public', 'c3'],
    ['particulier', 'c9'],
    ['organisme_formation', 'c10'],
  ] as const)('BPF, cadre C : %s va à la ligne %s', (genre, ligne) => {
    expect(ligneBpfC(genre)).toBe(ligne)
  })

  test('BPF : chaque genre a sa ligne', () => {
    for (const genre of genresClient) expect(ligneBpfC(genre)).toMatch(/^c\d+$/)
  })

  test.each([
    ['C00042', 'C00042'],
    [' c 42 ', 'C00042'],
    ['42', 'C00042'],
    ['Mairie', undefined],
    ['', undefined],
    ['C', undefined],
  ])('CLI-1 : le numéro « %s » se lit %s', (texte, numero) => {
    expect(lireNumeroClient(texte)).toBe(numero)
  })

  test('le numéro, le SIRET et l’adresse s’écrivent comme on les lit', () => {
    expect(formatNumeroClient(42)).toBe('C00042')
    expect(formatSiret('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074')
    expect(adresseEcrite({ adresse: '', codePostal: '25000', commune: 'Besançon' })).toBe(
      '25000 Besançon',
    )
  })

  test.each([
    ['73282932000074', true],
    ['732 829 320 00074', true],
    ['35600000000048', true],
    ['35600000049837', true],
    ['73282932000075', false],
    ['732829320', false],
  ])('CLI-2 : le SIRET %s est juste : %s', (siret, juste) => {
    const lu = creerClientSchema.shape.siret.safeParse(siret)
    expect(lu.success).toBe(juste)
    if (lu.success && lu.data) expect(empechementSiret(lu.data)).toBeUndefined()
  })

  test.each([
    ['732829320', 'FR44732829320'],
    ['356000000', 'FR39356000000'],
  ])('le numéro de TVA du SIREN %s est %s', (siren, tva) => {
    expect(tvaDuSiren(siren)).toBe(tva)
    expect(creerClientSchema.shape.tva.parse(tva)).toBe(tva)
    expect(creerClientSchema.shape.tva.safeParse(`FR00${siren}`).success).toBe(false)
  })

  test.each([
    ['W691012345', true],
    ['w691012345', true],
    ['W69101234', false],
  ])('le numéro RNA %s est juste : %s', (rna, juste) => {
    expect(creerClientSchema.shape.rna.safeParse(rna).success).toBe(juste)
    expect(empechementRna(rna.toUpperCase()) === undefined).toBe(juste)
  })
})

describe('une demande', () => {
  test('dit ses dates, sa période, ou les deux', () => {
    const jour = '2026-11-28'
    expect(datesSouhaitees({ dateSouhaitee: jour, autreDate: null, periode: null })).toMatch(/28/)
    expect(
      datesSouhaitees({ dateSouhaitee: jour, autreDate: '2026-11-29', periode: 'le matin' }),
    ).toMatch(/ou .*, le matin$/)
  })

  test('arrivée en moins de trois secondes, elle vient d’un programme', () => {
    const id = '019aaf0e-6a00-7000-8000-000000000001'
    const montre = 0x019aaf0e6a00
    expect(empechementRapidite(id, new Date(montre + 1000))).toMatch(/plus vite/)
    expect(empechementRapidite(id, new Date(montre + 3000))).toBeUndefined()
  })

  test.each([
    ['a_valider', 'info'],
    ['validee', 'fait'],
    ['refusee', 'refus'],
    ['annulee', 'refus'],
    ['cloturee', 'fait'],
  ] as const)('son suivi dit une formation %s : %s', (statut, genre) => {
    expect(phraseDemande(statut, '2026-11-23', null).genre).toBe(genre)
  })
})
