import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '#tests/base.ts'

/** Where a statement names the days of a formation. */
const lecture = /\b(?:from|join)\s+journee\b|\b(?:selectFrom|[a-z]*[jJ]oin)\('journee\b/g
/** What leaves the cancelled ones out. */
const filtre = /annulee_le is (?:not )?null|annuleeLe', 'is(?: not)?', null/g

describe('les journées annulées', () => {
  test('FOR-11 : chaque lecture des journées dit ce qu’elle fait de celles qui sont annulées', () => {
    const oublis = globSync('{app,db/demo}/**/*.{ts,tsx}')
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) => {
        const code = readFileSync(path, 'utf8')
        const lectures = code.match(lecture)?.length ?? 0
        const filtres = code.match(filtre)?.length ?? 0
        return lectures > filtres ? [`${path} : ${lectures} lectures, ${filtres} filtres`] : []
      })
    expect(oublis).toEqual([])
  })
})
