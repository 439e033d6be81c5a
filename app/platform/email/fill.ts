import {
  isSafeHref,
  type MarkupBlock,
  oneSpace,
  type Piece,
  parseMarkup,
  tagOfHref,
} from './markup.ts'
import type { EmailBlock, RichText, Span } from './message.ts'

// A text of a mail with its tags filled in. Pure, like the syntax it reads.

/**
 * What a tag is worth: words, lines of facts, or a text that somebody of the union wrote in the light syntax;
 * nothing makes its line disappear.
 */
export type TagValue = string | readonly (readonly [string, string])[] | { markup: string } | null
export type TagValues = Record<string, TagValue>

/** Blocks ready to be drawn. Values are words: nothing in them is read as syntax. */
export function fillBlocks(blocks: MarkupBlock[], values: TagValues): EmailBlock[] {
  return blocks.flatMap((block): EmailBlock[] => {
    if ('button' in block) {
      const href = addressOf(block.button.href, values)
      return href === undefined ? [] : [{ button: { label: block.button.label, href } }]
    }
    if ('list' in block) {
      const list = block.list.flatMap((pieces) => wrapped(pieces, values))
      return list.length > 0 ? [{ list }] : []
    }
    if ('small' in block) return wrapped(block.small, values).map((small) => ({ small }))
    const [only, ...others] = block.p
    const value = only && 'tag' in only && others.length === 0 ? values[only.tag] : undefined
    if (typeof value === 'object' && value !== null) {
      if ('markup' in value) return writtenBlocks(value.markup)
      return value.length > 0 ? [{ facts: value.map(([label, text]) => [label, text]) }] : []
    }
    return wrapped(block.p, values).map((p) => ({ p }))
  })
}

/** A text written once, with no tag to fill in: braces are words, what is not understood too. */
export function writtenBlocks(source: string): EmailBlock[] {
  return fillBlocks(parseMarkup(source.replaceAll(/(?<!\\)[{}]/g, '\\$&')), {})
}

function wrapped(pieces: Piece[], values: TagValues): RichText[] {
  const filled = fillPieces(pieces, values)
  return filled === undefined ? [] : [filled]
}

/** A line in which a tag is worth nothing is not written. */
function fillPieces(pieces: Piece[], values: TagValues): Span[] | undefined {
  const spans: Span[] = []
  for (const piece of pieces) {
    const text = 'tag' in piece ? wordsOf(values[piece.tag]) : typeset(piece.text)
    const href = piece.href === undefined ? undefined : addressOf(piece.href, values)
    if (text === '' || (piece.href !== undefined && href === undefined)) return undefined
    const { bold, italic } = piece
    spans.push({
      text,
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(href !== undefined && { href }),
    })
  }
  return spans
}

function addressOf(href: string, values: TagValues): string | undefined {
  const name = tagOfHref(href)
  const address = name === undefined ? href : wordsOf(values[name])
  if (address === '') return undefined
  if (!isSafeHref(address)) throw new Error('The address of a mail is not one')
  return address
}

function wordsOf(value: TagValue | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if ('markup' in value) return value.markup
  return value.map(([label, text]) => `${label}\u00a0: ${text}`).join('\n')
}

/** A subject: one line, no look; what an empty tag leaves at its end goes away. */
export function fillLine(line: string, values: TagValues): string {
  const filled = line
    .split(/(\{[^{}\n]{1,40}\})/)
    .map((part, index) =>
      index % 2 === 1 ? wordsOf(values[part.slice(1, -1).trim()]) : typeset(part),
    )
    .join('')
  return oneSpace(filled).replace(/[\s,;:–-]+$/, '')
}

/** French spaces before « : ; ! ? », which nobody types. */
function typeset(text: string): string {
  return text.replace(/ (?=[:;!?»])/g, '\u00a0').replace(/« /g, '«\u00a0')
}

/** The tags of a subject. */
export function tagsOfLine(line: string): string[] {
  return [...line.matchAll(/\{([^{}\n]{1,40})\}/g)].map(([, name = '']) => name.trim())
}
