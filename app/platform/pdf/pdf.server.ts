import { resolve } from 'node:path'
import { openRenderer, type Renderer } from './renderer.server.ts'

let renderer: Renderer | undefined

/**
 * A PDF/A-3b made by a layout (`.typ`, named from the project's root) with its data and images.
 * Throws `PdfError`. The document's date comes from the data: the same data give the same bytes.
 */
export function renderPdf(
  layout: string,
  data: unknown,
  assets: Record<string, Buffer> = {},
): Promise<Buffer> {
  renderer ??= openRenderer({
    root: resolve('.'),
    documents: 1000,
    memory: 300 * 1024 * 1024,
    timeout: 20_000,
    queue: 200,
  })
  return renderer.render({ layout, data, assets })
}

/** Waits for the documents under way, then ends the process. */
export async function closePdf(): Promise<void> {
  await renderer?.close()
}
