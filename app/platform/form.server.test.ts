import fc from 'fast-check'
import { redirect } from 'react-router'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Refusal, StaleVersion, TooMany } from './errors.ts'
import { listOf, requiredText } from './fields.ts'
import { type FormFailure, readForm, submit } from './form.server.ts'

const schema = z.object({ nom: requiredText('Indiquez le nom.', 20), id: z.string().optional() })

describe('un formulaire reçu', () => {
  test('des noms à points deviennent des groupes et des listes', async () => {
    const { values } = await readForm(
      request([
        ['identite.nom', 'Martin'],
        ['journees.0.jour', '2026-11-24'],
        ['choix[]', 'a'],
        ['choix[]', 'b'],
      ]),
    )
    expect(values).toEqual({
      identite: { nom: 'Martin' },
      journees: { 0: { jour: '2026-11-24' } },
      choix: ['a', 'b'],
    })
  })

  test('une réponse répétée a sa phrase, un caractère nul aussi, et le texte est gardé', async () => {
    const { failed, values, errors } = await readForm(
      request([
        ['nom', 'Un'],
        ['nom', 'Deux'],
        ['ville', 'Dole\u0000'],
      ]),
    )
    expect([failed, values]).toEqual([true, { nom: 'Un', ville: 'Dole' }])
    expect([errors.nom, errors.ville]).toEqual([
      expect.stringContaining('envoyée deux fois'),
      expect.stringContaining('Il a été retiré'),
    ])
  })

  test('aucun nom de champ ne touche au prototype des objets', async () => {
    const { values } = await readForm(
      request([
        ['__proto__.pollue', 'oui'],
        ['a.constructor.pollue', 'oui'],
      ]),
    )
    expect([values, ({} as { pollue?: string }).pollue]).toEqual([{}, undefined])
  })

  test('des champs au hasard se lisent toujours, et chaque texte simple revient tel quel', async () => {
    const name = fc.stringMatching(/^[a-z]{1,8}(\.[a-z0-9]{1,4}){0,3}$/)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.tuple(name, fc.string())), async (fields) => {
        const { values } = await readForm(request(fields))
        expect(typeof values).toBe('object')
      }),
    )
  })
})

describe('une réponse à un formulaire', () => {
  test('un oui est la réponse de l’acte, et l’adresse l’emporte sur les champs cachés', async () => {
    const answer = await submit(
      request([
        ['nom', ' Martin '],
        ['id', 'forgé'],
      ]),
      { id: 'adresse' },
      schema,
      ({ nom, id }) => Promise.resolve(redirect(`/${nom}/${id}`)),
    )
    expect((answer as Response).headers.get('Location')).toBe('/Martin/adresse')
  })

  test.each([
    [
      'une phrase par champ',
      [['nom', '']],
      undefined,
      422,
      { errors: { nom: 'Indiquez le nom.' } },
    ],
    ['un refus de l’acte', [['nom', 'Martin']], new Refusal('Non.'), 422, { formError: 'Non.' }],
    [
      'un refus d’un champ',
      [['nom', 'Martin']],
      new Refusal('Déjà pris.', 'nom'),
      422,
      { errors: { nom: 'Déjà pris.' } },
    ],
    [
      'trop de demandes',
      [['nom', 'Martin']],
      new TooMany('Attendez.'),
      429,
      { formError: 'Attendez.' },
    ],
    [
      'une fiche changée par un autre',
      [['nom', 'Martin']],
      new StaleVersion(),
      409,
      { conflict: true },
    ],
  ] as const)(
    '%s : rien de ce qui a été tapé n’est perdu',
    async (_, fields, error, status, body) => {
      const answer = await submit(request(fields), {}, schema, () =>
        Promise.reject(error ?? new Error()),
      )
      const { data, init } = answer as { data: FormFailure; init: { status: number } }
      expect(init.status).toBe(status)
      expect(data).toMatchObject({ values: Object.fromEntries(fields), ...body })
    },
  )

  test('une panne n’est pas déguisée en refus', async () => {
    const broken = submit(request([['nom', 'Martin']]), {}, schema, () =>
      Promise.reject(new RangeError('panne')),
    )
    await expect(broken).rejects.toThrow('panne')
  })

  test('une liste garde l’ordre des rangs, pas celui de l’envoi', () => {
    const list = listOf(z.string())
    expect(list.parse({ 10: 'c', 2: 'b', 0: 'a' })).toEqual(['a', 'b', 'c'])
  })
})

function request(fields: readonly (readonly [string, string])[]): Request {
  const body = new URLSearchParams()
  for (const [name, value] of fields) body.append(name, value)
  return new Request('http://localhost/demo', { method: 'POST', body })
}
