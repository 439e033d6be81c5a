import { describe, expect, test } from 'vitest'
import { sentences } from '#app/platform/form.server.ts'
import { questionsDOrigine } from './origine.ts'
import { repartir } from './repartition.ts'
import { rangerReponses, reponsesSchema } from './reponse.ts'

const questions = questionsDOrigine.chaud
const bien = { satisfaction: '5', objectifs: '4', formateurs: '5', rythme: '1', moyens: '3' }

describe('ce qu’on répond à un sondage', () => {
  test('STA-8 : rien de coché est refusé question par question, la facultative exceptée', () => {
    const lue = reponsesSchema(questions).safeParse({ texteLibre: 'Bonjour' })
    expect(lue.error && Object.keys(sentences(lue.error))).toEqual([
      'r.satisfaction',
      'r.objectifs',
      'r.formateurs',
      'r.rythme',
      'r.moyens',
    ])
  })

  test.each([
    ['satisfaction', '6'],
    ['satisfaction', '0'],
    ['rythme', '3'],
    ['recommander', 'peut-être'],
  ])('STA-8 : « %s » n’accepte pas %s', (cle, valeur) => {
    const lue = reponsesSchema(questions).safeParse({ r: { ...bien, [cle]: valeur } })
    expect(lue.error && Object.keys(sentences(lue.error))).toEqual([`r.${cle}`])
  })

  test('STA-8 : les notes d’un côté, les mots de l’autre', () => {
    const froid = questionsDOrigine.froid
    const saisie = {
      satisfaction: '4',
      utilise: '2',
      capable: '5',
      recommander: 'oui',
      manque: 'Du temps',
    }
    const lue = reponsesSchema(froid).parse({ r: saisie, texteLibre: '' })
    expect(rangerReponses(froid, lue)).toEqual({
      reponses: { satisfaction: 4, utilise: 2, capable: 5, recommander: true },
      textes: { manque: 'Du temps' },
      texteLibre: null,
      noteGlobale: 4,
    })
  })

  test('STA-8 : un choix se compte par ses mots, quelle que soit la version', () => {
    const [rythme] = questions.filter(({ cle }) => cle === 'rythme')
    if (!rythme) throw new Error('The product asks about the pace')
    const retourne = { ...rythme, choix: rythme.choix.toReversed() }
    const versions = [
      { id: 'a', version: 1, questions: [rythme] },
      { id: 'b', version: 2, questions: [retourne] },
    ]
    const comptes = [
      { enqueteId: 'a', cle: 'rythme', valeur: 0, nombre: 3 },
      { enqueteId: 'b', cle: 'rythme', valeur: 2, nombre: 2 },
      { enqueteId: 'b', cle: 'rythme', valeur: 1, nombre: 1 },
    ]
    expect(repartir(versions, comptes)).toMatchObject([
      {
        total: 6,
        parts: [
          { libelle: 'Trop rapide', nombre: 0 },
          { libelle: 'Bien', nombre: 1 },
          { libelle: 'Trop lent', nombre: 5 },
        ],
      },
    ])
  })
})
