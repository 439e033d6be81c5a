import { describe, expect, test } from 'vitest'
import type { Accreditation, Acteur, Ctx, Role } from './ctx.ts'
import { definePolicy } from './policy.ts'

const { can, authorize, centresAutorises } = definePolicy({
  'chose.gerer': {
    libelle: 'Gérer les choses',
    a: ['gestionnaire_formations', 'responsable_local'],
  },
  'chose.voir': { libelle: 'Voir les choses', a: ['adherent'] },
  'chose.ouvrir': { libelle: 'Ouvrir son compte', a: ['compte'] },
  'chose.lire': { libelle: 'Lire les choses', a: ['public'] },
  'chose.reservee': { libelle: 'Lire une chose', a: ['donnees_sensibles'], personnel: true },
})

describe('ADH-5 : qui peut', () => {
  const cas: [string, Acteur, [boolean, boolean, boolean, boolean]][] = [
    ['le public', { genre: 'public' }, [false, false, false, true]],
    ['un adhérent d’une autre union', { genre: 'etranger' } as Acteur, [false, false, false, true]],
    ['le système', { genre: 'systeme' }, [true, true, true, true]],
    ['un administrateur', adherent(['administrateur']), [true, true, true, true]],
    ['un gestionnaire', adherent(['gestionnaire_formations']), [true, true, true, true]],
    ['un autre rôle', adherent(['tresorier']), [false, true, true, true]],
    ['un compte incomplet', adherent(['administrateur'], false), [false, false, true, true]],
  ]

  test.each(cas)('%s', (_, acteur, attendu) => {
    const ctx = { acteur } as Ctx
    const droits = ['chose.gerer', 'chose.voir', 'chose.ouvrir', 'chose.lire'] as const
    expect(droits.map((droit) => can(ctx, droit))).toEqual(attendu)
  })

  test('ADH-7 : un droit tenu par personne n’est pas donné par le rôle d’administrateur', () => {
    const admin = { acteur: adherent(['administrateur']) } as Ctx
    const lecteur = { acteur: adherent(['donnees_sensibles']) } as Ctx
    expect([can(admin, 'chose.reservee'), can(lecteur, 'chose.reservee')]).toEqual([false, true])
    expect(can({ acteur: { genre: 'systeme' } } as Ctx, 'chose.reservee')).toBe(true)
  })

  test('un responsable local agit dans ses centres, et dans eux seulement', () => {
    const roles: Accreditation[] = [
      { role: 'responsable_local', centreId: 'nord' },
      { role: 'responsable_local', centreId: 'sud' },
    ]
    const ctx = { acteur: { ...adherent([]), roles } } as Ctx
    expect(centresAutorises(ctx, 'chose.gerer')).toEqual(['nord', 'sud'])
    const ou = ['nord', 'sud', 'est', null]
    expect(ou.map((centreId) => can(ctx, 'chose.gerer', { centreId }))).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(can(ctx, 'chose.gerer')).toBe(true)
  })

  test('un droit tenu pour toute l’union n’a pas de limite', () => {
    const roles: Accreditation[] = [
      { role: 'responsable_local', centreId: 'nord' },
      { role: 'gestionnaire_formations', centreId: null },
    ]
    const ctx = { acteur: { ...adherent([]), roles } } as Ctx
    expect(centresAutorises(ctx, 'chose.gerer')).toBeUndefined()
  })

  test('un refus dit quel droit manque', () => {
    const ctx = { acteur: { genre: 'public' } } as Ctx
    expect(() => authorize(ctx, 'chose.gerer')).toThrow(
      expect.objectContaining({
        data: { droit: 'chose.gerer', libelle: 'Gérer les choses' },
        init: { status: 403 },
      }),
    )
  })
})

function adherent(roles: Role[], valide = true): Acteur {
  return {
    genre: 'adherent',
    adherentId: 'a',
    compteId: 'c',
    sessionId: 's',
    nom: 'Jean Dupont',
    valide,
    roles: roles.map((role) => ({ role, centreId: null })),
  } as unknown as Acteur
}
