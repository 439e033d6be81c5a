import type { EmailBlock, RichText, Span } from './message.ts'

/** The text version: what a reader without HTML, and the history, show. */
export function renderText(
  blocks: EmailBlock[],
  signature: string,
  unsubscribeUrl?: string,
): string {
  const end = unsubscribeUrl ? [`${unsubscribeLabel}\u00a0:\n${unsubscribeUrl}`] : []
  return [...blocks.map(textOf), ...end, `-- \n${signature}`].join('\n\n')
}

const unsubscribeLabel = 'Ne plus recevoir ce genre de courriel'

function textOf(block: EmailBlock): string {
  if ('p' in block) return plain(block.p)
  if ('small' in block) return plain(block.small)
  if ('list' in block) return block.list.map((line) => `- ${plain(line)}`).join('\n')
  if ('button' in block) return `${block.button.label}\u00a0:\n${block.button.href}`
  return block.facts.map(([label, value]) => `${label}\u00a0: ${value}`).join('\n')
}

/** A link whose words are not its address shows both. */
function plain(text: RichText): string {
  return spansOf(text)
    .map(({ text, href }) =>
      href && addressShown(href) !== text ? `${text} (${addressShown(href)})` : text,
    )
    .join('')
}

function addressShown(href: string): string {
  return href.replace(/^(?:mailto|tel):/i, '')
}

function spansOf(text: RichText): Span[] {
  return typeof text === 'string' ? [{ text }] : text
}

// Every text colour has its background beside it, so that a reader that changes one by itself stays
// legible; those that follow the reader's theme get the dark pair from the style sheet.
const dark = `@media (prefers-color-scheme: dark) {
.page { background: #10141c !important; color: #eceae5 !important }
.sheet { background: #181d28 !important; color: #eceae5 !important }
.soft, .soft a { background: #181d28 !important; color: #b9bfcc !important }
.act { background: #a9c2f2 !important; color: #0f1a2e !important }
}`

/** A sober page that every mail reader shows: one column of 600 px at most, no table, no image. */
export function renderHtml(
  blocks: EmailBlock[],
  title: string,
  signature: string,
  unsubscribeUrl?: string,
): string {
  const end = unsubscribeUrl
    ? `\n<p class="page" style="margin:16px 0 0;font-size:14px;background:#f6f4f0;color:#4a5263"><a class="page" style="background:#f6f4f0;color:#4a5263" href="${escapeHtml(unsubscribeUrl)}">${unsubscribeLabel}</a></p>`
    : ''
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title>
<style>${dark}</style></head>
<body class="page" style="margin:0;background:#f6f4f0;color:#1a2233;font:16px/1.5 system-ui,'Segoe UI',Roboto,sans-serif">
<div class="page" style="max-width:600px;margin:0 auto;padding:24px 16px;background:#f6f4f0;color:#1a2233">
<p style="margin:0 0 16px;padding:0 0 8px;border-bottom:3px solid #c2341d;font-weight:700">${escapeHtml(signature)}</p>
<div class="sheet" style="padding:24px;border-radius:12px;background:#ffffff;color:#1a2233;overflow-wrap:anywhere">
${blocks.map(htmlOf).join('\n')}
</div>${end}</div></body></html>`
}

function htmlOf(block: EmailBlock): string {
  if ('p' in block) return `<p style="margin:0 0 16px">${rich(block.p)}</p>`
  if ('small' in block) return soft(rich(block.small))
  if ('list' in block)
    return `<ul style="margin:0 0 16px;padding-left:24px">${block.list.map((line) => `<li>${rich(line)}</li>`).join('')}</ul>`
  if ('facts' in block)
    return `<dl style="margin:0 0 16px">${block.facts.map(factOf).join('')}</dl>`
  const href = escapeHtml(block.button.href)
  return `<p style="margin:24px 0"><a class="act" href="${href}" style="display:inline-block;background:#1e3257;color:#ffffff;padding:12px 20px;border-radius:7px;font-weight:600;text-decoration:none">${escapeHtml(block.button.label)}</a></p>
${soft(`Si le bouton ne s’ouvre pas, copiez cette adresse\u00a0:<br>${href}`)}`
}

function factOf([label, value]: [string, string]): string {
  return `<dt class="soft" style="margin:0;font-size:14px;background:#ffffff;color:#4a5263">${escapeHtml(label)}</dt><dd style="margin:0 0 8px">${lines(value)}</dd>`
}

function soft(html: string): string {
  return `<p class="soft" style="margin:16px 0;font-size:14px;background:#ffffff;color:#4a5263">${html}</p>`
}

function rich(text: RichText): string {
  return spansOf(text).map(spanOf).join('')
}

function spanOf({ text, bold, italic, href }: Span): string {
  const words = lines(text)
  const slanted = italic ? `<em>${words}</em>` : words
  const strong = bold ? `<strong>${slanted}</strong>` : slanted
  return href === undefined ? strong : `<a href="${escapeHtml(href)}">${strong}</a>`
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
