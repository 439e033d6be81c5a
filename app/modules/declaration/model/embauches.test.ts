import { describe, expect, test } from 'vitest'
import type { StatutLigne } from '../model.ts'
import { apparier, embauchesDe } from './embauches.ts'

const le = (...jours: string[]) =>
  jours.map((jour) => ({ jour: `2026-12-${jour}`, heure: '08:30' }))
const dite = (du: string | null, statut: StatutLigne, au = du) => ({
  embaucheLe: du && `2026-12-${du}`,
  finLe: au && `2026-12-${au}`,
  statut,
})
const court = (jour: string | null | undefined) => jour?.slice(8) ?? '–'

describe('DPS-6 : une déclaration par embauche', () => {
  test.each([
    ['un jour', le('05'), ['05-05 (1)']],
    ['un week-end', le('05', '06'), ['05-06 (2)']],
    ['deux week-ends', le('05', '06', '12', '13'), ['05-06 (2)', '12-13 (2)']],
    ['un jour libre entre deux', le('07', '09'), ['07-07 (1)', '09-09 (1)']],
    ['dans le désordre', le('06', '12', '05'), ['05-06 (2)', '12-12 (1)']],
    ['deux lieux le même jour', le('05', '05', '06'), ['05-06 (2)']],
    ['aucun', [], []],
  ])('%s', (_, jours, attendues) => {
    const lues = embauchesDe(jours).map(
      ({ embaucheLe, finLe, jours: nombre }) => `${court(embaucheLe)}-${court(finLe)} (${nombre})`,
    )
    expect(lues).toEqual(attendues)
  })

  test('la fin d’un mois et d’une année se suivent ; l’heure est celle du premier jour', () => {
    const jours = [
      { jour: '2027-01-01', heure: '09:00' },
      { jour: '2026-12-31', heure: '14:00' },
    ]
    expect(embauchesDe(jours)).toEqual([
      { embaucheLe: '2026-12-31', embaucheHeure: '14:00', finLe: '2027-01-01', jours: 2 },
    ])
  })

  test('un contrat déjà déclaré pour toute la période n’en fait qu’une ; un brouillon, non', () => {
    const jours = le('05', '12')
    expect(embauchesDe(jours, [dite('05', 'declaree', '12')])).toHaveLength(1)
    expect(embauchesDe(jours, [dite('05', 'exportee', '12')])).toHaveLength(2)
    expect(embauchesDe(jours, [dite('05', 'declaree', '06')])).toHaveLength(2)
  })

  test.each([
    ['rien n’est dit', le('05', '12'), [], ['05 –', '12 –']],
    ['le même premier jour', le('05', '12'), [dite('12', 'declaree')], ['05 –', '12 12']],
    [
      'deux dites',
      le('05', '12'),
      [dite('12', 'prete'), dite('05', 'declaree')],
      ['05 05', '12 12'],
    ],
    [
      'une journée déplacée',
      le('05', '19'),
      [dite('05', 'declaree'), dite('12', 'declaree')],
      ['05 05', '19 12'],
    ],
    ['la plus proche', le('11'), [dite('05', 'prete'), dite('12', 'declaree')], ['11 12']],
    ['sans date', le('05'), [dite(null, 'sans_objet')], ['05 –']],
    ['parti après déclaration', [], [dite('05', 'declaree')], ['– 05']],
    ['parti avant', [], [dite('05', 'prete')], []],
    [
      'une période retirée',
      le('05'),
      [dite('05', 'declaree'), dite('12', 'declaree')],
      ['05 05', '– 12'],
    ],
    [
      'une période réunie',
      le('05', '06', '07'),
      [dite('05', 'declaree'), dite('07', 'declaree')],
      ['05 05', '– 07'],
    ],
  ])('ce qui est dit suit son embauche : %s', (_, jours, dites, attendues) => {
    const paires = apparier(embauchesDe(jours, dites), dites)
    expect(
      paires.map(({ embauche, dit }) => `${court(embauche?.embaucheLe)} ${court(dit?.embaucheLe)}`),
    ).toEqual(attendues)
  })
})
