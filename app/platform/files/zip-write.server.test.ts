import { describe, expect, test } from 'vitest'
import { readZip } from './zip-read.server.ts'
import { streamZip, writeZip } from './zip-write.server.ts'

describe('les archives zip', () => {
  test('une archive écrite au fil de l’eau contient ses fichiers, lus un à un', async () => {
    const lus: string[] = []
    const noms = ['Sommaire.html', 'F26-0001 Premiers secours/05 Procès-verbal/PV.pdf']
    const flux = streamZip(
      noms.map((name) => ({
        name,
        read: () => {
          lus.push(name)
          return Promise.resolve(Buffer.from(`contenu de ${name}`))
        },
      })),
    )
    const archive = Buffer.from(await new Response(flux).arrayBuffer())
    expect(lus).toEqual(noms)
    expect(readZip(archive)?.map(({ name, compressed }) => [name, compressed.toString()])).toEqual(
      noms.map((name) => [name, `contenu de ${name}`]),
    )
    const tasse = await writeZip([{ name: 'a.txt', bytes: Buffer.from('a'.repeat(1000)) }])
    expect(tasse.length).toBeLessThan(300)
  })
})
