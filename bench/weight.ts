import { gzipSync } from 'node:zlib'

export type Weight = { html: number; css: number; js: number; font: number }

/** Bytes, gzip, of a page at its first view: the document and all that it asks for. */
export async function weigh(url: string, path: string, cookie = ''): Promise<Weight> {
  const html = await (await fetch(url + path, { headers: { cookie } })).text()
  const weight: Weight = { html: gzipSync(html).length, css: 0, js: 0, font: 0 }
  const assets = new Set(
    [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|woff2))"/g)].map(
      ([, asset = '']) => asset,
    ),
  )
  for (const [, asset = ''] of html.matchAll(/"(\/assets\/[^"]+\.js)"/g)) assets.add(asset)
  for (const asset of assets) {
    const bytes = Buffer.from(await (await fetch(url + asset)).arrayBuffer())
    if (asset.endsWith('.css')) weight.css += gzipSync(bytes).length
    else if (asset.endsWith('.js')) weight.js += gzipSync(bytes).length
    else weight.font += bytes.length // already compressed
  }
  return weight
}
