import { describe, expect, test } from 'vitest'
import { estUnDoubleProbable } from './double.ts'

const nadia = { nomNaissance: 'PETIT', prenoms: 'Nadia', naissanceDate: '1990-06-15' }

describe('STA-10 : la même personne sous deux clés', () => {
  test('née le même jour, à deux lettres près ou nom et prénom échangés', () => {
    expect(estUnDoubleProbable(nadia, { ...nadia, nomNaissance: 'PETTIT' })).toBe(true)
    expect(estUnDoubleProbable(nadia, { ...nadia, prenoms: 'Nadya', nomNaissance: 'PETIIT' })).toBe(
      true,
    )
    expect(estUnDoubleProbable(nadia, { ...nadia, nomNaissance: 'Nadia', prenoms: 'Petit' })).toBe(
      true,
    )
  })

  test('ni la même clé, ni un autre jour, ni un autre nom', () => {
    expect(estUnDoubleProbable(nadia, { ...nadia, nomNaissance: 'Petit' })).toBe(false)
    expect(estUnDoubleProbable(nadia, { ...nadia, naissanceDate: '1990-06-16' })).toBe(false)
    expect(estUnDoubleProbable(nadia, { ...nadia, nomNaissance: 'DURAND' })).toBe(false)
  })
})
