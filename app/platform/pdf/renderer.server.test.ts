import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Limits, openRenderer, PdfError, type Renderer } from './renderer.server.ts'

let root = ''
let renderer: Renderer | undefined

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ge-pdf-'))
  const head = `
    #set document(date: datetime(year: 2026, month: 1, day: 1))
    #set text(font: ("Hanken Grotesk", "Source Sans 3"), fallback: false, lang: "fr")
    #let donnees = json(bytes(sys.inputs.data))`
  writeFileSync(join(root, 'texte.typ'), `${head}\n#donnees.texte`)
  writeFileSync(join(root, 'faute.typ'), `${head}\n#donnees.absent`)
  writeFileSync(join(root, 'dehors.typ'), `${head}\n#read("/../../etc/hostname")`)
  writeFileSync(join(root, 'image.typ'), `${head}\n#image(read("/assets/logo", encoding: none))`)
  writeFileSync(
    join(root, 'sans-fin.typ'),
    `${head}\n#for a in range(10000) { for b in range(10000) { for c in range(10000) { let d = c } } }`,
  )
})

afterEach(async () => {
  await renderer?.close()
  renderer = undefined
})

afterAll(() => rmSync(root, { recursive: true }))

function open(limits: Partial<Limits> = {}): Renderer {
  renderer = openRenderer({
    root,
    documents: 100,
    memory: 2 ** 40,
    timeout: 60_000,
    queue: 10,
    ...limits,
  })
  return renderer
}

const texte = (texte: string) => ({ layout: 'texte.typ', data: { texte }, assets: {} })

describe('le processus des documents', () => {
  test('rend des documents différents, dans l’ordre demandé', async () => {
    const { render } = open()
    const [first, second, again] = await Promise.all([
      render(texte('Élise')),
      render(texte('Zoé')),
      render(texte('Élise')),
    ])
    expect(first?.subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(first?.equals(again)).toBe(true)
    expect(first?.equals(second)).toBe(false)
  })

  test('est remplacé après le nombre de documents prévu', async () => {
    const { render, pid } = open({ documents: 2 })
    await render(texte('1'))
    const first = pid()
    await render(texte('2'))
    expect(pid()).toBeUndefined()
    await render(texte('3'))
    expect(pid()).toBeGreaterThan(0)
    expect(pid()).not.toBe(first)
  })

  test('est remplacé quand il tient trop de mémoire', async () => {
    const { render, pid } = open({ memory: 1 })
    expect((await render(texte('1'))).length).toBeGreaterThan(1000)
    expect(pid()).toBeUndefined()
  })

  test('tué pendant un document, il est relancé et le document est rendu', async () => {
    const { render, pid } = open()
    const asked = render(texte('Élise'))
    await expect.poll(pid).toBeDefined()
    const killed = pid() as number
    process.kill(killed, 'SIGKILL')
    expect((await asked).subarray(0, 8).toString()).toBe('%PDF-1.7')
    expect(pid()).not.toBe(killed)
  })

  test('tué entre deux documents, il est relancé pour le suivant', async () => {
    const { render, pid } = open()
    await render(texte('1'))
    process.kill(pid() as number, 'SIGKILL')
    await expect(render(texte('2'))).resolves.toBeInstanceOf(Buffer)
  })

  test('un document qui ne finit pas est abandonné avec son processus', async () => {
    const { render, pid } = open({ timeout: 1000 })
    const endless = render({ layout: 'sans-fin.typ', data: {}, assets: {} })
    await expect(endless).rejects.toThrow('twice')
    expect(pid()).toBeUndefined()
  })

  test('une faute du modèle est une PdfError avec ce que dit Typst, sans nouvel essai', async () => {
    const { render, pid } = open()
    await render(texte('1'))
    const before = pid()
    const failed = await render({ layout: 'faute.typ', data: {}, assets: {} }).catch((e) => e)
    expect(failed).toBeInstanceOf(PdfError)
    expect(failed.diagnostics.join()).toContain('absent')
    expect(pid()).toBe(before)
  })

  test('un modèle ne lit rien hors de son dossier, et une image illisible est une PdfError', async () => {
    const { render } = open()
    const outside = render({ layout: 'dehors.typ', data: {}, assets: {} })
    await expect(outside).rejects.toThrow(PdfError)
    const logo = Buffer.from('pas une image')
    const broken = render({ layout: 'image.typ', data: {}, assets: { logo } })
    await expect(broken).rejects.toThrow(PdfError)
  })

  test('la file est bornée', async () => {
    const { render } = open({ queue: 1 })
    const first = render(texte('1'))
    await expect(render(texte('2'))).rejects.toThrow('waiting')
    await expect(first).resolves.toBeInstanceOf(Buffer)
    await expect(render(texte('3'))).resolves.toBeInstanceOf(Buffer)
  })

  test('fermé, il finit ce qui attend puis disparaît', async () => {
    const { render, pid, close } = open()
    const asked = [render(texte('1')), render(texte('2'))]
    await expect.poll(pid).toBeDefined()
    const used = pid() as number
    await close()
    expect(await Promise.all(asked)).toHaveLength(2)
    expect(() => process.kill(used, 0)).toThrow('ESRCH')
  })
})
