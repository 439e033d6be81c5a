import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#app/platform/jour.ts'
import {
  deplacable,
  type Evenement,
  joursEntre,
  lundiDe,
  manqueFormateurs,
  parRessource,
  periode,
} from './model.ts'

const evenement: Evenement = {
  journeeId: 'j1',
  formationId: 'f1',
  jour: '2026-11-28',
  numero: 'F26-0001',
  intitule: 'Premiers secours citoyen',
  typeCode: 'PSC',
  statut: 'validee',
  privee: false,
  annulee: false,
  lieu: 'Salle Barthélemy, Besançon',
  ville: 'Besançon',
  lieuId: null,
  creneaux: [{ debut: '08:30', fin: '12:30' }],
  rang: 1,
  total: 1,
  acceptes: 1,
  formateursRequis: 2,
  declaree: false,
  consignes: false,
  logistique: false,
  moi: null,
  formateurs: [{ id: 'a1', nom: 'AUBRY Hélène' }],
}

describe('PLA-1 : les périodes du planning', () => {
  test('le mois montre des semaines entières, du lundi au dimanche', () => {
    expect(periode('mois', '2026-11-25')).toMatchObject({
      du: '2026-10-26',
      au: '2026-12-06',
      precedent: '2026-10-01',
      suivant: '2026-12-01',
      titre: 'novembre 2026',
    })
  })

  test('la semaine commence le lundi, et la suivante sept jours après', () => {
    expect(periode('semaine', '2026-11-29')).toMatchObject({
      du: '2026-11-23',
      au: '2026-11-29',
      suivant: '2026-11-30',
    })
  })

  test('pour tout jour, il est dans son mois et dans sa semaine, et les semaines sont pleines', () => {
    const jours = fc.integer({ min: 0, max: 36_000 }).map((rang) => addDays('1990-01-01', rang))
    fc.assert(
      fc.property(jours, fc.constantFrom('mois', 'semaine', 'formateurs'), (jour, vue) => {
        const dates = periode(vue, jour)
        expect(dates.du <= jour && jour <= dates.au).toBe(true)
        expect(joursEntre(dates).length % 7).toBe(0)
        expect(lundiDe(dates.du)).toBe(dates.du)
        expect(daysBetween(lundiDe(jour), jour)).toBeLessThan(7)
      }),
    )
  })
})

describe('PLA-1 : par formateur et par lieu', () => {
  test('FOR-3 : ce qui manque de formateurs vient en premier', () => {
    const lignes = parRessource([evenement], ['2026-11-28'], 'formateurs')
    expect(lignes.map(({ nom }) => nom)).toEqual(['Formateurs à trouver', 'AUBRY Hélène'])
    expect(lignes[0]?.jours).toEqual([[evenement]])
  })

  test('deux formations au même lieu sont sur une ligne', () => {
    const autre = { ...evenement, journeeId: 'j2', jour: '2026-11-29' }
    const [ligne, ...reste] = parRessource(
      [evenement, autre],
      ['2026-11-28', '2026-11-29'],
      'lieux',
    )
    expect(reste).toEqual([])
    expect(ligne?.jours).toEqual([[evenement], [autre]])
  })
})

describe('PLA-1 : déplacer une journée', () => {
  test.each<[string, Partial<Evenement>, boolean]>([
    ['à venir', {}, true],
    ['d’une formation à valider', { statut: 'a_valider' }, true],
    ['passée', { jour: '2026-11-01' }, false],
    ['annulée', { annulee: true }, false],
    ['d’une formation clôturée', { statut: 'cloturee' }, false],
  ])('une journée %s', (_, ecart, attendu) => {
    expect(deplacable({ ...evenement, ...ecart }, '2026-11-25')).toBe(attendu)
  })

  test('FOR-3 : une journée annulée ne cherche plus personne', () => {
    expect(manqueFormateurs(evenement)).toBe(true)
    expect(manqueFormateurs({ ...evenement, annulee: true })).toBe(false)
    expect(manqueFormateurs({ ...evenement, acceptes: 2 })).toBe(false)
  })
})
