import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { etatDuCompte, type FaitsCompte, manquesDuCompte, retourSur } from './model.ts'

const complet: FaitsCompte = {
  motDePasseDefini: true,
  emailVerifie: true,
  cguAcceptees: true,
  civilite: 'madame',
  nomNaissance: 'PETIT',
  prenoms: 'Nadia',
  naissanceDate: '1990-06-15',
  naissanceCommune: 'Besançon',
  telephone: '+33612345678',
  adresse: '1 rue de la Caserne',
  urgenceNom: 'Dominique Martin',
  valide: false,
  desactive: false,
}

describe('l’état d’un compte', () => {
  test('ADH-3 : incomplet, puis à valider, puis validé ; désactivé l’emporte', () => {
    expect(etatDuCompte({ ...complet, cguAcceptees: false })).toBe('incomplet')
    expect(etatDuCompte(complet)).toBe('a_valider')
    expect(etatDuCompte({ ...complet, valide: true })).toBe('valide')
    expect(etatDuCompte({ ...complet, valide: true, desactive: true })).toBe('desactive')
  })

  test('ADH-15 : chaque manque a sa phrase', () => {
    const vides = Object.keys(complet).filter((fait) => fait !== 'valide' && fait !== 'desactive')
    for (const fait of vides) {
      const sans = {
        ...complet,
        [fait]: typeof complet[fait as keyof FaitsCompte] === 'boolean' ? false : null,
      }
      expect(manquesDuCompte(sans), fait).toHaveLength(1)
    }
    expect(manquesDuCompte(complet)).toEqual([])
  })
})

describe('la page de retour après la connexion', () => {
  test('est gardée quand elle est de l’espace de cette union', () => {
    const page = '/demo/espace/formations/a-venir?type=PSC&recherche=Besan%C3%A7on+nord'
    expect(retourSur(page, 'demo')).toBe(page)
    expect(retourSur('/demo/espace', 'demo')).toBe('/demo/espace')
  })

  test.each([
    '//evil.example',
    '//evil.example/demo/espace',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/demo/espace',
    'https:evil.example',
    'javascript:alert(1)',
    '/demo2/espace',
    '/demo/espaces',
    '/demo/espace/../../demo2/espace',
    '/demo/espace/%2e%2e/%2e%2e/demo2/espace',
    '/demo/espace/..\\..\\evil',
    '/\t/evil.example',
    '/demo/espace\n/x',
    '',
    undefined,
    null,
  ])('n’est jamais %j', (retour) => {
    expect(retourSur(retour, 'demo')).toBe('/demo/espace')
  })

  test('est toujours une adresse de cette union, quoi qu’on envoie', () => {
    const morceaux = fc.constantFrom(
      '/',
      '//',
      '\\',
      '..',
      '.',
      'demo',
      'espace',
      '%2e',
      '%2f',
      ':',
      '@',
      '?',
      '#',
      ' ',
      'evil.example',
      'https:',
    )
    fc.assert(
      fc.property(fc.array(morceaux, { maxLength: 12 }), (parts) => {
        const url = new URL(retourSur(parts.join(''), 'demo'), 'http://ici.invalid')
        expect(url.origin).toBe('http://ici.invalid')
        expect(`${url.pathname}/`).toMatch(/^\/demo\/espace\//)
      }),
      { numRuns: 5000 },
    )
  })
})
