import { describe, expect, test } from 'vitest'
import routes from '#app/routes.ts'
import { aideDe, aides } from './aide.ts'

type Noeud = { path?: string; file: string; children?: Noeud[]; index?: boolean }

/** The address of each page of the tree that draws something. */
function pages(noeuds: Noeud[], parent = ''): string[] {
  return noeuds.flatMap(({ path, file, children = [] }) => {
    const adresse = path === undefined ? parent : `${parent}/${path}`
    const ici = file.includes('/pages/') && file.endsWith('.tsx') ? [adresse] : []
    return [...ici, ...pages(children, adresse)]
  })
}

const espace = pages(routes as Noeud[]).filter((adresse) => adresse.startsWith('/:union/espace'))

describe('l’aide des pages', () => {
  test('AIDE-1 : chaque page de l’espace a la sienne, ou celle de la page qui la contient', () => {
    expect(espace.length).toBeGreaterThan(30)
    expect(espace.filter((adresse) => aideDe(adresse) === undefined)).toEqual([])
    expect(aideDe('/:union/espace')).toBe(aides[''])
    expect(aideDe('/:union/formations')).toBeUndefined()
  })

  test('AIDE-1 : deux à cinq phrases, et des réponses en phrases', () => {
    for (const [page, { texte, questions = [] }] of Object.entries(aides)) {
      const phrases = texte.match(/[^.!?]+[.!?](?=\s|$)/g) ?? []
      expect([page, phrases.length >= 2 && phrases.length <= 5]).toEqual([page, true])
      for (const { question, reponse } of questions) {
        expect([page, question]).toEqual([page, expect.stringMatching(/\?$/)])
        expect([page, reponse]).toEqual([page, expect.stringMatching(/[.…]$/)])
      }
    }
  })

  test('AIDE-1 : chaque aide est celle d’une page, chaque lien mène à une page', () => {
    const chemins = espace.map((adresse) => adresse.slice('/:union/espace/'.length))
    for (const page of Object.keys(aides))
      expect([page, chemins.some((un) => un === page || un.startsWith(`${page}/`))]).toEqual([
        page,
        true,
      ])
    for (const { liens = [] } of Object.values(aides))
      for (const { chemin } of liens) expect(chemins).toContain(chemin)
  })
})
