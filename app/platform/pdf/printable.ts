/** True for the code points that a TrueType font draws, read from its character map (formats 4 and 12). */
export function drawnBy(font: Buffer): (codePoint: number) => boolean {
  const ranges = subtables(font).flatMap((at) => rangesOf(font, at))
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/**
 * The JSON of a document's data, safe to print: a character that no font draws would stop the whole
 * document, and a hidden one could change its reading order. The first is printed □, the second left out.
 */
export function printableJson(data: unknown, drawn: ((codePoint: number) => boolean)[]): string {
  const json = JSON.stringify(data ?? null, (_key, value: unknown): unknown =>
    typeof value === 'string' ? visible(value) : value,
  )
  return json.replaceAll(/\P{ASCII}/gu, (character) =>
    drawn.some((isDrawn) => isDrawn(character.codePointAt(0) ?? 0)) ? character : '□',
  )
}

/** Controls become spaces (line breaks stay); joiners, marks of direction and selectors disappear. */
function visible(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll(/\p{Cf}|\p{Variation_Selector}/gu, '')
}

type Range = [first: number, last: number]

/** Where the character map keeps its Unicode subtables. */
function subtables(font: Buffer): number[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (entry === undefined) throw new Error('A font of the documents has no character map')
  const cmap = font.readUInt32BE(entry + 8)
  return Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4),
  )
}

function rangesOf(font: Buffer, at: number): Range[] {
  const format = font.readUInt16BE(at)
  if (format === 4) return segments(font, at)
  if (format === 12) return groups(font, at)
  return []
}

function segments(font: Buffer, at: number): Range[] {
  const size = font.readUInt16BE(at + 6)
  return Array.from({ length: size / 2 }, (_, index): Range => {
    const last = font.readUInt16BE(at + 14 + index * 2)
    return [font.readUInt16BE(at + 16 + size + index * 2), last]
  }).filter(([first]) => first !== 0xffff)
}

function groups(font: Buffer, at: number): Range[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index): Range => {
    const group = at + 16 + index * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
  })
}
