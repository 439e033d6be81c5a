import { redirect } from 'react-router'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type FormFailure, submit } from './form.server.ts'
import { readUpload, type Upload } from './upload.server.ts'

const png = Buffer.from('\x89PNG\r\n\x1a\nreste', 'latin1')
const limites = { max: 1000, types: ['image/png'], attendu: 'une image PNG' }

describe('un fichier joint à un formulaire', () => {
  test('arrive avec son contenu, son type lu dans le contenu et un nom sans danger', async () => {
    const { upload } = await envoyer(new File([png], '../../logo de l’union.png'))
    expect(upload?.bytes).toEqual(png)
    expect(upload?.type).toBe('image/png')
    expect(upload?.nom).not.toContain('/')
  })

  test('aucun fichier choisi n’est pas une erreur', async () => {
    expect((await envoyer(new File([], ''))).upload).toBeUndefined()
  })

  test.each([
    ['un faux PNG', new File(['bonjour'], 'logo.png'), /n’est pas une image PNG/],
    [
      'un fichier trop lourd',
      new File([png, 'x'.repeat(1000)], 'logo.png'),
      /1 Ko|0 Mo|Mo au plus/,
    ],
  ])(
    '%s est refusé par une phrase à côté du champ, le reste est gardé',
    async (_, file, phrase) => {
      const { answer } = await envoyer(file)
      const { data, init } = answer as { data: FormFailure; init: { status: number } }
      expect(init.status).toBe(422)
      expect(data.errors.logo).toMatch(phrase)
      expect(data.values).toEqual({ titre: 'Gardé' })
    },
  )
})

async function envoyer(file: File) {
  const body = new FormData()
  body.set('titre', 'Gardé')
  body.set('logo', file)
  const request = new Request('http://localhost/demo', { method: 'POST', body })
  let upload: Upload | undefined
  const answer = await submit(request, {}, z.object({ titre: z.string() }), async (_, files) => {
    upload = await readUpload(files, 'logo', limites)
    return redirect('/')
  })
  return { answer, upload }
}
