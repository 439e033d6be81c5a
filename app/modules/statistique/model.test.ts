import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatHeures, formatNote, formatTaux, tauxQualiopi } from './model.ts'

const somme = (notes: number[]) => notes.reduce((total, note) => total + note, 0)

describe('les trois taux Qualiopi', () => {
  test.each([
    {
      cas: '10 validés, 9 diplômés, 6 réponses de diplômés',
      base: { valides: 10, diplomes: 9, sondes: 6, reponses: [5, 5, 4, 5, 3, 4] },
      attendu: ['90,0\u00a0%', '4,33', '66,7\u00a0%'],
    },
    {
      cas: '8 validés, 5 diplômés, 7 réponses dont 4 de diplômés',
      base: { valides: 8, diplomes: 5, sondes: 4, reponses: [5, 5, 5, 4, 4, 4, 3] },
      attendu: ['62,5\u00a0%', '4,29', '80,0\u00a0%'],
    },
    {
      cas: 'personne',
      base: { valides: 0, diplomes: 0, sondes: 0, reponses: [] },
      attendu: ['–', '–', '–'],
    },
    {
      cas: '8 validés, 8 diplômés, aucune réponse',
      base: { valides: 8, diplomes: 8, sondes: 0, reponses: [] },
      attendu: ['100,0\u00a0%', '–', '0,0\u00a0%'],
    },
    {
      cas: 'aucun diplômé, deux réponses',
      base: { valides: 3, diplomes: 0, sondes: 0, reponses: [4, 5] },
      attendu: ['0,0\u00a0%', '4,50', '–'],
    },
    {
      cas: 'la moitié d’un dixième monte : 1 sur 16 fait 6,25 %',
      base: { valides: 16, diplomes: 1, sondes: 1, reponses: [5] },
      attendu: ['6,3\u00a0%', '5,00', '100,0\u00a0%'],
    },
    {
      cas: 'la moitié d’un centième monte : 4,125 fait 4,13',
      base: { valides: 8, diplomes: 8, sondes: 8, reponses: [5, 4, 4, 4, 4, 4, 4, 4] },
      attendu: ['100,0\u00a0%', '4,13', '100,0\u00a0%'],
    },
    {
      cas: '2 diplômés sur 3',
      base: { valides: 3, diplomes: 2, sondes: 1, reponses: [1] },
      attendu: ['66,7\u00a0%', '1,00', '50,0\u00a0%'],
    },
  ])('STAT-1 : $cas', ({ base: { reponses, ...base }, attendu }) => {
    const taux = tauxQualiopi({ ...base, sommeNotes: somme(reponses), notes: reponses.length })
    expect([
      formatTaux(taux.reussite),
      formatNote(taux.satisfaction),
      formatTaux(taux.reponse),
    ]).toEqual(attendu)
  })

  test('STAT-1 : un taux reste entre 0 et 100 %, une note entre 1 et 5', () => {
    fc.assert(
      fc.property(
        fc.nat(50_000),
        fc.nat(50_000),
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 200 }),
        (a, b, notes) => {
          const [diplomes = 0, valides = 0] = [a, b].sort((x, y) => x - y)
          const base = { valides, diplomes, sondes: Math.min(diplomes, notes.length) }
          const taux = tauxQualiopi({ ...base, sommeNotes: somme(notes), notes: notes.length })
          expect(taux.reussite ?? 0).toBeLessThanOrEqual(1000)
          expect(taux.reponse ?? 0).toBeLessThanOrEqual(1000)
          expect(taux.satisfaction === null).toBe(notes.length === 0)
          if (taux.satisfaction !== null) {
            expect(taux.satisfaction).toBeGreaterThanOrEqual(100)
            expect(taux.satisfaction).toBeLessThanOrEqual(500)
          }
        },
      ),
    )
  })

  test.each([
    [0, '0'],
    [420, '7'],
    [450, '7,5'],
    [20, '0,33'],
    [74_040, '1\u202f234'],
  ])('%i minutes se disent %s heures', (minutes, heures) => {
    expect(formatHeures(minutes)).toBe(heures)
  })
})
