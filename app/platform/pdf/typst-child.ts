// Runs alone in a forked process, by path: Typst is synchronous and keeps memory it never gives back.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { drawnBy, printableJson } from './printable.ts'

/** `layout` and the names of the assets are paths from the root given to the process. */
export type PdfJob = {
  layout: string
  data: unknown
  assets: Record<string, Uint8Array>
}

/** `memory` is what the process holds, in bytes: its parent decides when to start another. */
export type PdfAnswer = { pdf?: Buffer; diagnostics: string[]; memory: number }

const root = process.argv[2] ?? process.cwd()
const fontBlobs = readFonts(join(import.meta.dirname, 'fonts'))
const drawn = fontBlobs.map(drawnBy)
const typst = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs }] })
let documents = 0

process.on('disconnect', () => process.exit(0))
process.on('message', (job: PdfJob) => {
  const answer = { ...compile(job), memory: process.memoryUsage.rss() }
  process.send?.(answer satisfies PdfAnswer)
  documents += 1
  if (documents % 10 === 0) typst.evictCache(0)
})

/** Text travels as JSON in the inputs: a layout shows it, never reads it as Typst. */
function compile({ layout, data, assets }: PdfJob): { pdf?: Buffer; diagnostics: string[] } {
  const shadows = Object.entries(assets).map(
    ([name, bytes]) => [join(root, 'assets', name), bytes] as const,
  )
  try {
    for (const [path, bytes] of shadows) typst.mapShadow(path, Buffer.from(bytes))
    const compiled = typst.compile({
      mainFilePath: join(root, layout),
      inputs: { data: printableJson(data, drawn), assets: JSON.stringify(Object.keys(assets)) },
      resetRead: true,
    })
    const { result } = compiled
    if (!result) return { diagnostics: messages(compiled.takeDiagnostics()?.shortDiagnostics) }
    return { pdf: typst.pdf(result, { pdfStandard: 'a-3b' }), diagnostics: [] }
  } catch (error) {
    return { diagnostics: [error instanceof Error ? error.message : String(error)] }
  } finally {
    for (const [path] of shadows) typst.unmapShadow(path)
  }
}

function messages(diagnostics: unknown[] = []): string[] {
  return diagnostics.map((diagnostic) => JSON.stringify(diagnostic))
}

function readFonts(directory: string): Buffer[] {
  const names = readdirSync(directory).filter((name) => name.endsWith('.ttf'))
  return names.sort().map((name) => readFileSync(join(directory, name)))
}
