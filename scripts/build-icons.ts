import { readFileSync, writeFileSync } from 'node:fs'

// Gathers the lucide icons that app/ui/icon.tsx names into one sprite. With --check: says if it is current.

const target = 'public/icones.svg'
const source = readFileSync('app/ui/icon.tsx', 'utf8')
const names = [
  ...(source.split('export type IconName =')[1]?.split('/**')[0] ?? '').matchAll(/'([a-z0-9-]+)'/g),
]
  .map(([, name]) => name ?? '')
  .sort()
const symbols = names.map(symbolOf).join('\n')
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols}\n</svg>\n`

if (!process.argv.includes('--check')) writeFileSync(target, sprite)
else if (readFileSync(target, 'utf8') !== sprite) {
  console.error(`${target} n’est plus à jour : lancez « node scripts/build-icons.ts ».`)
  process.exit(1)
}

function symbolOf(name: string): string {
  const svg = readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8')
  const drawing = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
  const lines = drawing.replaceAll(/\s*\n\s*/g, '')
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${lines}</symbol>`
}
