import type { ReadMail } from '#app/platform/email/read.server.ts'
import { Details } from '#app/ui/details.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatCount } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'

/** A mail as it left, in words: its formatted version is a file, opened by a mail reader. */
export function ContenuMail({ contenu }: { contenu: ReadMail }) {
  const { from, replyTo, to, text, headers, attachments } = contenu
  return (
    <Section title="Contenu">
      <Facts
        items={[
          { label: 'De', value: from },
          { label: 'À', value: to },
          ...(replyTo ? [{ label: 'Répondre à', value: replyTo }] : []),
        ]}
      />
      <pre className="mail-text">{text}</pre>
      {attachments.length > 0 && (
        <>
          <h3>Pièces jointes</h3>
          <ul>
            {attachments.map(({ name, type, size }) => (
              <li key={name}>
                {name} <span className="soft">{`${type}, ${formatCount(size)}\u00a0octets`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Details summary="En-têtes">
        <pre className="mail-text">{headers}</pre>
      </Details>
    </Section>
  )
}
