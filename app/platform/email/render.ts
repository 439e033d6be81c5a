import type { EmailBlock } from './message.ts'

/** The text version: what a reader without HTML, and the history, show. */
export function renderText(blocks: EmailBlock[], signature: string): string {
  return [...blocks.map(textOf), `-- \n${signature}`].join('\n\n')
}

function textOf(block: EmailBlock): string {
  if ('p' in block) return block.p
  if ('small' in block) return block.small
  if ('button' in block) return `${block.button.label} :\n${block.button.href}`
  return block.facts.map(([label, value]) => `${label} : ${value}`).join('\n')
}

/** A sober page that every mail reader shows, in one column of 36 rem. */
export function renderHtml(blocks: EmailBlock[], title: string, signature: string): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:#f6f4f0;color:#1a2233;font:16px/1.5 system-ui,'Segoe UI',Roboto,sans-serif">
<div style="max-width:36rem;margin:0 auto;padding:24px 16px">
<p style="margin:0 0 16px;padding:0 0 8px;border-bottom:3px solid #c2341d;font-weight:700">${escapeHtml(signature)}</p>
<div style="background:#ffffff;padding:24px;border-radius:12px">${blocks.map(htmlOf).join('\n')}</div>
</div></body></html>`
}

function htmlOf(block: EmailBlock): string {
  if ('p' in block) return `<p style="margin:0 0 16px">${lines(block.p)}</p>`
  if ('small' in block) return `<p style="margin:16px 0 0;color:#4a5263;font-size:14px">${lines(block.small)}</p>`
  if ('button' in block) {
    const href = escapeHtml(block.button.href)
    return `<p style="margin:24px 0"><a href="${href}" style="display:inline-block;background:#1e3257;color:#ffffff;padding:12px 20px;border-radius:7px;font-weight:600;text-decoration:none">${escapeHtml(block.button.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;color:#4a5263">Si le bouton ne s’ouvre pas, copiez cette adresse :<br>${href}</p>`
  }
  const rows = block.facts.map(
    ([label, value]) =>
      `<tr><td style="padding:4px 16px 4px 0;color:#4a5263;vertical-align:top">${escapeHtml(label)}</td><td style="padding:4px 0">${lines(value)}</td></tr>`,
  )
  return `<table role="presentation" style="margin:0 0 16px;border-collapse:collapse">${rows.join('')}</table>`
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
