import { describe, expect, test } from 'vitest'
import { sentences } from '#app/platform/form.server.ts'
import { demandeNouvelleSchema } from './schema.ts'

function phrases(saisie: Record<string, string>) {
  const lue = demandeNouvelleSchema.safeParse({ id: crypto.randomUUID(), ...saisie })
  return lue.success ? {} : sentences(lue.error)
}

describe('ce qui manque à une demande de formation', () => {
  test('CLI-1 : est dit en une fois, dans l’ordre de la page', () => {
    expect(Object.keys(phrases({}))).toEqual([
      'genre',
      'adresse',
      'codePostal',
      'commune',
      'prenom',
      'nom',
      'email',
      'telephone',
      'typeFormationId',
      'nombre',
      'lieu',
      'accord',
      'dateSouhaitee',
    ])
  })

  test('l’organisation se nomme, un particulier non ; une période vaut une date', () => {
    expect(phrases({ genre: 'entreprise' }).raisonSociale).toBe(
      'Indiquez le nom de votre organisation.',
    )
    expect(phrases({ genre: 'particulier' })).not.toHaveProperty('raisonSociale')
    expect(phrases({ periode: 'en mars, le mardi' })).not.toHaveProperty('dateSouhaitee')
  })
})
