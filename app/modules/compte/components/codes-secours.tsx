import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import './compte.css'

/** The ten codes, once: to print, or to copy somewhere safe. */
export function CodesSecours({ codes }: { codes: string[] }) {
  return (
    <Section title="Vos dix codes de secours">
      <Message kind="attend" title="Ils ne seront plus affichés.">
        <p>
          Imprimez cette page ou recopiez-les, et gardez-les loin de votre téléphone. Chacun
          remplace une fois votre application ou votre clé.
        </p>
      </Message>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </Section>
  )
}
