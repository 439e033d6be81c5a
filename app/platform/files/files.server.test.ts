import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { checkFiles, configureFiles, putFile, readStoredFile } from './files.server.ts'

let directory = ''

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'ge-files-'))
  configureFiles({ directory })
})

// The modules are shared with the other tests of the process: they find their own folder again.
afterAll(() => {
  configureFiles({ directory: inject('postgres').filesDir })
  rmSync(directory, { recursive: true })
})

function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe('garder un fichier', () => {
  test('sous une clé faite de son contenu, relu à l’octet près', async () => {
    const stored = await putFile(Buffer.from('%PDF-1.7 é'), { nom: 'procès-verbal.pdf' })
    expect(stored).toMatchObject({
      taille: 11,
      typeDetecte: 'application/pdf',
      nomSur: 'procès-verbal.pdf',
    })
    const { cle, sha256 } = stored
    expect(cle).toBe(`${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`)
    expect((await readStoredFile(cle, sha256)).toString()).toBe('%PDF-1.7 é')
    expect(statSync(join(directory, cle)).mode & 0o077).toBe(0)
  })

  test('les mêmes octets ne sont écrits qu’une fois, même ensemble', async () => {
    const bytes = Buffer.from('identique')
    const before = filesUnder(directory).length
    const stored = await Promise.all(
      Array.from({ length: 5 }, (_, index) => putFile(bytes, { nom: `${index}.txt` })),
    )
    expect(new Set(stored.map(({ cle }) => cle)).size).toBe(1)
    expect(filesUnder(directory)).toHaveLength(before + 1)
  })

  test('un contenu changé sur le disque n’est jamais servi', async () => {
    const { cle, sha256 } = await putFile(Buffer.from('original'), { nom: 'a.txt' })
    writeFileSync(join(directory, cle), 'falsifié')
    await expect(readStoredFile(cle, sha256)).rejects.toThrow('no longer has the content')
  })

  test('une écriture impossible ne laisse rien derrière elle', async () => {
    const bytes = Buffer.from('sans place')
    const kept = await putFile(bytes, { nom: 'a.txt' })
    rmSync(join(directory, kept.cle))
    // A folder where the file should go: the write succeeds beside, the renaming cannot.
    const before = filesUnder(directory).length
    mkdirSync(join(directory, kept.cle, 'occupe'), { recursive: true })
    await expect(putFile(bytes, { nom: 'a.txt' })).rejects.toThrow()
    expect(filesUnder(directory)).toHaveLength(before)
  })

  test('la page de santé écrit et relit, puis dit que le dossier manque', async () => {
    await checkFiles()
    writeFileSync(join(directory, 'barrage'), '')
    configureFiles({ directory: join(directory, 'barrage') })
    await expect(checkFiles()).rejects.toThrow()
    configureFiles({ directory })
  })
})
