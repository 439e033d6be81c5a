import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Manifest, readManifest } from '#scripts/backup-format.ts'
import { newInstallation } from './installation.ts'

let installation: Awaited<ReturnType<typeof newInstallation>>
let saved: string

beforeAll(async () => {
  installation = await newInstallation()
  const { path } = await installation.save('sauvegardes', ['--cle', installation.keyPath])
  saved = path
})

afterAll(() => installation.remove())

let places = 0

/** Restores into a directory that does not exist yet, unless told otherwise. */
async function restore(words: string[], place?: string) {
  places += 1
  const target = place ?? join(installation.folder, `place-${places}`)
  const outcome = await installation.run('restore', words, { DATA_DIR: target })
  return { ...outcome, left: existsSync(target) ? readdirSync(target) : [] }
}

describe('remettre en place', () => {
  test('refuse un dossier qui contient déjà quelque chose, sans y toucher', async () => {
    const place = join(installation.folder, 'plein')
    mkdirSync(place)
    writeFileSync(join(place, 'notes.txt'), 'à garder')
    const { status, output, left } = await restore([saved, '--cle', installation.keyPath], place)
    expect(output).toContain('contient déjà des données')
    expect({ status, left }).toEqual({ status: 1, left: ['notes.txt'] })
  })

  test('demande la clé secrète, refuse une autre clé, et accepte qu’elle soit perdue si on le dit', async () => {
    const missing = await restore([saved])
    expect(missing.output).toContain('--sans-cle')
    const other = join(installation.folder, 'autre-cle.txt')
    writeFileSync(other, 'b2'.repeat(32))
    const wrong = await restore([saved, '--cle', other])
    expect(wrong.output).toContain('n’est pas la clé secrète de cette sauvegarde')
    for (const { status, left } of [missing, wrong])
      expect({ status, left }).toEqual({ status: 1, left: [] })

    const lost = await restore([saved, '--sans-cle'])
    expect(lost.output).toContain('resteront illisibles')
    expect(lost.status).toBe(0)
    expect(lost.left).toContain('postgres')
    expect(lost.left).not.toContain('secret.key')
  })

  test.runIf(process.getuid?.() === 0)(
    '(root) donne tout au compte à qui appartient le dossier vide',
    async () => {
      const place = join(installation.folder, 'service')
      mkdirSync(place)
      execFileSync('chown', ['nobody', place])
      const { output } = await restore([saved, '--cle', installation.keyPath], place)
      expect(output).toContain('Remis en place et vérifié')
      const { uid } = statSync(place)
      for (const path of ['postgres/PG_VERSION', 'files/ab/proces-verbal', 'secret.key']) {
        expect(statSync(join(place, path)).uid, path).toBe(uid)
      }
    },
  )

  test('refuse une sauvegarde dont les lignes, un fichier ou un autre ne sont plus ceux du manifeste', async () => {
    const words = [saved, '--cle', installation.keyPath]
    const manifest = readManifest(saved)
    const base = {
      ...manifest.base,
      lignes: { ...manifest.base?.lignes, 'public.debit': 1_000_000 },
    }
    writeManifest(saved, { ...manifest, base } as Manifest)
    const counted = await restore(words)
    expect(counted.output).toContain('n’a pas les mêmes lignes')
    writeManifest(saved, manifest)

    appendFileSync(join(saved, 'postgres/PG_VERSION'), 'x')
    const changed = await restore(words)
    expect(changed.output).toContain('postgres/PG_VERSION')
    rmSync(join(saved, 'postgres/PG_VERSION'))
    const gone = await restore(words)
    expect(gone.output).toContain('postgres/PG_VERSION')
    for (const { status, left } of [counted, changed, gone])
      expect({ status, left }).toEqual({ status: 1, left: [] })
  })

  test('refuse un dossier qui n’est pas une sauvegarde, ou qui nomme des fichiers ailleurs', async () => {
    const none = await restore([join(installation.folder, 'coffre')])
    expect(none.output).toContain('n’est pas une sauvegarde entière')
    const forged = join(installation.folder, 'forgee')
    mkdirSync(forged)
    const fichiers = { 'files/../../../tmp/x': 'abc' }
    writeManifest(forged, { ...readManifest(saved), dossiers: [], fichiers })
    const outside = await restore([forged, '--sans-cle'])
    expect(outside.output).toContain('hors de la sauvegarde')
    for (const { status, left } of [none, outside])
      expect({ status, left }).toEqual({ status: 1, left: [] })
  })
})

function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, 'manifeste.json'), JSON.stringify(manifest))
}
