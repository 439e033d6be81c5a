import { describe, expect, test } from 'vitest'
import { sansGroupe } from '#app/modules/union/model/type.ts'
import { empechementAge } from '../model.ts'
import { alertesTaille, dureeDemandee, formateursProposes } from './taille.ts'

const psc = {
  typeLibelle: 'Premiers secours citoyen',
  minutesMin: 420,
  maxParFormateur: 10,
  minStagiaires: 4,
  ...sansGroupe,
}
const sst = {
  ...psc,
  typeLibelle: 'Sauveteur secouriste du travail',
  minutesMin: 840,
  allongementDes: 11,
  allongementMinutes: 60,
  scissionDes: 15,
}

/** The sentences, their no-break spaces as plain ones. */
function alertes(...donnees: Parameters<typeof alertesTaille>): string[] {
  return alertesTaille(...donnees).map((phrase) => phrase.replaceAll(/[\u00a0\u202f]/g, ' '))
}

describe('FOR-1 : la taille d’un groupe', () => {
  test.each([
    [4, { minutes: 14 * 60 }],
    [10, { minutes: 14 * 60 }],
    [11, { minutes: 15 * 60 }],
    [14, { minutes: 18 * 60 }],
    [15, { impossible: 'a_scinder' }],
    [3, { impossible: 'effectif_insuffisant' }],
  ])('un SST à %i stagiaires demande %j', (stagiaires, duree) => {
    expect(dureeDemandee(sst, stagiaires)).toEqual(duree)
  })

  test.each([1, 3, 10, 15, 30])('un PSC à %i stagiaires dure toujours 7 h', (stagiaires) => {
    expect(dureeDemandee(psc, stagiaires)).toEqual({ minutes: 420 })
  })

  test.each([...Array.from({ length: 10 }, (_, rang) => [rang + 1, 1]), [11, 2], [20, 2], [21, 3]])(
    '%i stagiaires de PSC demandent %i formateur(s)',
    (stagiaires, formateurs) => {
      expect(formateursProposes(stagiaires ?? 0, psc.maxParFormateur)).toBe(formateurs)
    },
  )

  test('sous 4 inscrits, l’effectif minimal n’est pas atteint', () => {
    const groupe = { de: 'inscrits' as const, minutes: 420, formateursRequis: 1 }
    expect(alertes(psc, { ...groupe, stagiaires: 4 })).toEqual([])
    expect(alertes(psc, { ...groupe, stagiaires: 3 })).toEqual([
      'Effectif minimal non atteint, 3 inscrits : il en faut 4.',
    ])
    expect(alertes(sst, { ...groupe, stagiaires: 3, minutes: 840 })).toEqual([
      'Effectif minimal non atteint, 3 inscrits : cette session ne peut pas se tenir à moins de 4.',
    ])
  })

  test('plus d’inscrits que prévu avertit du formateur et de la durée, sans rien changer', () => {
    const groupe = { de: 'inscrits' as const, minutes: 840, formateursRequis: 1, stagiaires: 12 }
    expect(alertes(sst, groupe)).toEqual([
      'La durée est de 14 h : « Sauveteur secouriste du travail » en demande 16 h au moins pour 12 inscrits.',
      '12 inscrits demandent 2 formateurs : la formation en prévoit 1.',
    ])
    expect(alertes(sst, { ...groupe, stagiaires: 15, formateursRequis: 2 })).toEqual([
      '15 inscrits : dès 15 stagiaires, « Sauveteur secouriste du travail » se tient en deux sessions.',
    ])
  })
})

describe('FOR-1 : l’âge se juge le premier jour', () => {
  test.each([
    ['2025-06-14', false],
    ['2025-06-15', true],
  ])('né le 15 juin 2015, un PSC le %s : %s', (premierJour, accepte) => {
    expect(empechementAge({ ageMin: 10, premierJour }, '2015-06-15') === undefined).toBe(accepte)
  })
})
