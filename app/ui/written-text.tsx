import { writtenBlocks } from '#app/platform/email/fill.ts'
import type { EmailBlock, RichText, Span } from '#app/platform/email/message.ts'

/** A text in the light syntax of the mails, made by the very functions that make the mail. */
export function WrittenText({ source }: { source: string }) {
  return (
    <div className="written">
      {writtenBlocks(source).map((block, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity, their place is all they are
        <Block key={rank} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: EmailBlock }) {
  if ('p' in block) return <p>{rich(block.p)}</p>
  if ('small' in block) return <p className="soft small">{rich(block.small)}</p>
  if ('button' in block)
    return (
      <p>
        <a className="button" href={block.button.href} rel="noreferrer">
          {block.button.label}
        </a>
      </p>
    )
  if (!('list' in block)) return null
  return (
    <ul>
      {block.list.map((line, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity, their place is all they are
        <li key={rank}>{rich(line)}</li>
      ))}
    </ul>
  )
}

function rich(text: RichText) {
  if (typeof text === 'string') return text
  return text.map((span, rank) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity, their place is all they are
    <Stretch key={rank} {...span} />
  ))
}

function Stretch({ text, bold, italic, href }: Span) {
  const slanted = italic ? <em>{text}</em> : text
  const words = bold ? <strong>{slanted}</strong> : slanted
  if (!href) return words
  return (
    <a href={href} rel="noreferrer">
      {words}
    </a>
  )
}
