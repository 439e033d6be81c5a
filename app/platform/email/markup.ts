// The light syntax in which a mail is written and kept. Pure: the server, the browser and the tests
// read it alike. `docs/decisions/017-mail-texts.md` describes it.
//
//   a blank line between paragraphs     **gras**   *italique*   [texte](https://…)   {balise}
//   - a line of a list                  > small print          [bouton : Libellé](https://…)

export type Style = { bold?: true; italic?: true; href?: string }
/** Words, or a tag to fill in. */
export type Piece = ({ text: string } | { tag: string }) & Style

export type MarkupBlock =
  | { p: Piece[] }
  | { list: Piece[][] }
  | { small: Piece[] }
  | { button: { label: string; href: string } }

const tag = /\{[^\S\n]*([^{}\s][^{}\n]{0,39}?)\s*\}/y
const link = /\[((?:\\.|[^\]\\])+)\]\(([^()\s]+)\)/y
const button = /^\[bouton\s*:\s*([^\]]+?)\s*\]\(([^()\s]+)\)$/i
const item = /^[-•–]\s+(.+)$/
const small = /^>\s?(.*)$/
const escapable = '\\*[]{}>-•–:'

/** An address that a mail may carry, or the tag that gives it. Anything else stays plain text. */
export function isAddress(href: string): boolean {
  return /^\{[^{}\n]{1,40}\}$/.test(href) || isSafeHref(href)
}

export function isSafeHref(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)[^\s"'<>()\\]+$/i.test(href)
}

/** Never fails: what is not understood is text. */
export function parseMarkup(source: string): MarkupBlock[] {
  const blocks: MarkupBlock[] = []
  let open: { kind: 'p' | 'list' | 'small'; lines: string[] } | undefined
  function close(): void {
    const made = open && blockOf(open.kind, open.lines)
    if (made) blocks.push(made)
    open = undefined
  }
  for (const raw of source.replace(/\r\n?/g, '\n').split('\n')) {
    const line = raw.trim()
    const pressed = button.exec(line)
    if (line === '') close()
    else if (pressed && isAddress(pressed[2] ?? '')) {
      close()
      blocks.push({ button: { label: oneSpace(pressed[1] ?? ''), href: pressed[2] ?? '' } })
    } else {
      const [kind, text] = lineOf(line)
      if (open?.kind !== kind) close()
      open ??= { kind, lines: [] }
      open.lines.push(text)
    }
  }
  close()
  return blocks
}

function lineOf(line: string): ['p' | 'list' | 'small', string] {
  const listed = item.exec(line)?.[1]
  if (listed !== undefined) return ['list', listed.trim()]
  const printed = small.exec(line)?.[1]
  if (printed !== undefined) return ['small', printed.trim()]
  return ['p', line]
}

function blockOf(kind: 'p' | 'list' | 'small', lines: string[]): MarkupBlock | undefined {
  if (kind === 'list') {
    const list = lines.map(parseInline).filter((pieces) => pieces.length > 0)
    return list.length > 0 ? { list } : undefined
  }
  const pieces = parseInline(lines.filter((line) => line !== '').join('\n'))
  if (pieces.length === 0) return undefined
  return kind === 'p' ? { p: pieces } : { small: pieces }
}

type Token = Piece | { mark: '**' | '*'; opens: boolean; closes: boolean }

/** Bold and italic are switches: one that is never closed is an ordinary star. */
function parseInline(text: string): Piece[] {
  const tokens = tokensOf(text)
  const style: { bold?: true; italic?: true } = {}
  const pieces: Piece[] = []
  for (const [index, token] of tokens.entries()) {
    if (!('mark' in token)) {
      push(pieces, { ...token, ...style })
      continue
    }
    const name = token.mark === '**' ? 'bold' : 'italic'
    const closedLater = () =>
      tokens
        .slice(index + 1)
        .some((next) => 'mark' in next && next.mark === token.mark && next.closes)
    if (style[name] && token.closes) delete style[name]
    else if (!style[name] && token.opens && closedLater()) style[name] = true
    else push(pieces, { text: token.mark, ...style })
  }
  return pieces
}

function tokensOf(text: string, inLink = false): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const found = inLink
      ? tagAt(text, at)
      : (tagAt(text, at) ?? linkAt(text, at) ?? starsAt(text, at))
    if (found) {
      tokens.push(...found.tokens)
      at += found.length
      continue
    }
    const escaped = text[at] === '\\' && escapable.includes(text[at + 1] ?? ' ')
    if (escaped) at += 1
    // By whole characters: half a pair of surrogates is not text.
    const character = String.fromCodePoint(text.codePointAt(at) ?? 32)
    tokens.push({ text: character })
    at += character.length
  }
  return tokens
}

function tagAt(text: string, at: number) {
  const [whole, name = ''] = matchAt(tag, text, at) ?? []
  return whole === undefined ? undefined : { tokens: [{ tag: name.trim() }], length: whole.length }
}

function linkAt(text: string, at: number) {
  const [whole, inner = '', href = ''] = matchAt(link, text, at) ?? []
  if (whole === undefined || !isAddress(href)) return undefined
  const tokens = tokensOf(inner, true).map((token) => ({ ...token, href }))
  return { tokens, length: whole.length }
}

/** What surrounds the whole run of stars says whether they may open or close. */
function starsAt(text: string, at: number) {
  const run = matchAt(/\*+/y, text, at)?.[0]
  if (run === undefined) return undefined
  const closes = /\S/.test(text[at - 1] ?? ' ')
  const opens = /\S/.test(text[at + run.length] ?? ' ')
  const marks = [...run.matchAll(/\*\*?/g)].map(([mark]) => mark as '**' | '*')
  return { tokens: marks.map((mark) => ({ mark, opens, closes })), length: run.length }
}

function matchAt(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function push(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1)
  if (last && 'text' in last && 'text' in piece && sameLook(last, piece)) last.text += piece.text
  else pieces.push(piece)
}

function sameLook(a: Style, b: Style): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.href === b.href
}

/** The text that reads back as these blocks: how a text is kept, whatever way it was typed. */
export function formatMarkup(blocks: MarkupBlock[]): string {
  return blocks.map(formatBlock).join('\n\n')
}

function formatBlock(block: MarkupBlock): string {
  if ('button' in block) return `[bouton : ${block.button.label}](${block.button.href})`
  if ('list' in block) return block.list.map((pieces) => `- ${formatInline(pieces)}`).join('\n')
  if ('p' in block) return formatInline(block.p)
  return formatInline(block.small)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

function formatInline(pieces: Piece[]): string {
  let text = ''
  let now: Style = {}
  for (const [index, piece] of [...pieces, { text: '' }].entries()) {
    const linked = now.href !== undefined && !sameLook(now, piece)
    if (linked) text += `](${now.href})`
    if (now.bold !== piece.bold) text += '**'
    if (now.italic !== piece.italic) text += '*'
    if (piece.href !== undefined && !sameLook(now, piece)) text += '['
    if ('tag' in piece) text += `{${piece.tag}}`
    else text += piece.href ? escapeLink(piece.text) : escapeText(piece.text, index === 0)
    now = piece
  }
  return text
}

function escapeText(text: string, atStart: boolean): string {
  const escaped = text.replace(/[\\*[\]{}]/g, '\\$&').replace(/\n([-•–>])/g, '\n\\$1')
  return atStart ? escaped.replace(/^[-•–>]/, '\\$&') : escaped
}

/** The words of a link that read like a button's are no button. */
function escapeLink(text: string): string {
  return escapeText(text, false).replace(/^(\s*bouton\s*):/i, '$1\\:')
}

/** Every tag of a text, those of addresses included. */
export function tagsOf(blocks: MarkupBlock[]): { name: string; inHref: boolean }[] {
  return blocks.flatMap((block) => {
    if ('button' in block) return hrefTags(block.button.href)
    return piecesOf(block).flatMap((piece) => [
      ...('tag' in piece ? [{ name: piece.tag, inHref: false }] : []),
      ...hrefTags(piece.href ?? ''),
    ])
  })
}

export function piecesOf(block: MarkupBlock): Piece[] {
  if ('button' in block) return []
  if ('list' in block) return block.list.flat()
  return 'p' in block ? block.p : block.small
}

function hrefTags(href: string) {
  const name = tagOfHref(href)
  return name === undefined ? [] : [{ name, inHref: true }]
}

/** The tag that gives an address, when one does. */
export function tagOfHref(href: string): string | undefined {
  return href.startsWith('{') ? href.slice(1, -1).trim() : undefined
}

/** Words on one line. */
export function oneSpace(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ').trim()
}
