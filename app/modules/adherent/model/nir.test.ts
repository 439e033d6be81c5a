import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { empechementIban, normaliserIban } from '#app/modules/union/model/iban.ts'
import { alerteNir, cleNir, empechementNir, formatNir, nirSchema } from './nir.ts'

describe('ADH-7 : le numéro de sécurité sociale', () => {
  test.each([
    ['2690549588157', '80'],
    ['1900318049025', '09'],
    ['185052B003312', '21'],
    ['185052A003312', cleNir('1850519003312')],
  ])('%s a pour clé %s, la Corse comprise', (numero, cle) => {
    expect(cleNir(numero)).toBe(cle)
    expect(empechementNir(numero + cle)).toBeUndefined()
  })

  test.each([
    ['26905495881578', 'Ce numéro a 14 caractères, il en faut 15 avec la clé.'],
    ['269054958815781', 'La clé ne va pas avec ce numéro. Relisez-le.'],
    ['569054958815780', 'Ce numéro n’a pas la forme d’un numéro de sécurité sociale.'],
    ['269134958815780', 'Ce numéro n’a pas la forme d’un numéro de sécurité sociale.'],
    ['2690549588157AB', 'Ce numéro n’a pas la forme d’un numéro de sécurité sociale.'],
  ])('%s est refusé', (nir, phrase) => {
    expect(empechementNir(nir)).toBe(phrase)
  })

  const numeros = fc
    .tuple(
      fc.constantFrom('1', '2', '3', '4', '7', '8'),
      fc.integer({ min: 0, max: 99 }),
      fc.constantFrom('01', '12', '20', '42', '50', '99'),
      fc.constantFrom('01', '25', '2A', '2B', '75', '97', '99'),
      fc.integer({ min: 0, max: 999_999 }),
    )
    .map(
      ([sexe, annee, mois, lieu, suite]) =>
        `${sexe}${String(annee).padStart(2, '0')}${mois}${lieu}${String(suite).padStart(6, '0')}`,
    )

  test('tout numéro avec sa clé passe, écrit avec ou sans espaces', () => {
    fc.assert(
      fc.property(numeros, (numero) => {
        const nir = numero + cleNir(numero)
        expect(empechementNir(nir)).toBeUndefined()
        expect(nirSchema.parse(formatNir(nir).toLowerCase())).toBe(nir)
      }),
    )
  })

  test('un chiffre faux se voit toujours', () => {
    fc.assert(
      fc.property(
        numeros,
        fc.integer({ min: 7, max: 14 }),
        fc.integer({ min: 1, max: 9 }),
        (numero, rang, ecart) => {
          const nir = numero + cleNir(numero)
          const faux = (Number(nir.charAt(rang)) + ecart) % 10
          expect(empechementNir(nir.slice(0, rang) + faux + nir.slice(rang + 1))).toBeDefined()
        },
      ),
    )
  })

  test('ce qui ne va pas avec la fiche avertit sans refuser', () => {
    const nir = '269054958815780'
    const elle = { civilite: 'madame', naissanceDate: '1969-05-12' } as const
    expect(alerteNir(nir, elle)).toBeUndefined()
    expect(alerteNir(nir, { ...elle, civilite: 'monsieur' })).toContain('civilité')
    expect(alerteNir(nir, { ...elle, naissanceDate: '1970-05-12' })).toContain('année')
    expect(alerteNir(nir, { ...elle, naissanceDate: '1969-06-12' })).toContain('mois')
    expect(alerteNir(nir, { civilite: null, naissanceDate: null })).toBeUndefined()
  })
})

describe('ADH-7 : l’IBAN', () => {
  test('un caractère faux se voit toujours', () => {
    const compte = 'FR7630006000011234567890189'
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 26 }),
        fc.integer({ min: 1, max: 9 }),
        (rang, ecart) => {
          const faux = (Number(compte.charAt(rang)) + ecart) % 10
          const iban = compte.slice(0, rang) + faux + compte.slice(rang + 1)
          expect(empechementIban(normaliserIban(iban))).toBeDefined()
        },
      ),
    )
    expect(empechementIban(compte)).toBeUndefined()
  })
})
