import { fieldId } from './field.tsx'
import { Icon } from './icon.tsx'

type SummaryProps = {
  errors: Record<string, string>
  /** Names of fields whose sentence does not say which one it is. */
  labels?: Record<string, string>
  formError?: string | undefined
  /** False only where the summary is shown and nothing was sent. */
  focused?: boolean
}

/** What is to be mended, on top, focused, each line leading to its field. */
export function ErrorSummary({ errors, labels = {}, formError, focused = true }: SummaryProps) {
  const entries = Object.entries(errors)
  if (entries.length === 0 && !formError) return null
  return (
    <div
      // A second answer is a new summary: it takes the focus again.
      key={JSON.stringify([errors, formError])}
      className="error-summary"
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: whoever sent the form hears first what is to be mended
      autoFocus={focused}
      ref={focused ? takeFocus : undefined}
    >
      <h2>
        <Icon name="circle-alert" />
        {formError ?? countSentence(entries.length)}
      </h2>
      <p>Tout ce que vous avez écrit est conservé.</p>
      {entries.length > 0 && (
        <ul>
          {entries.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`}>{namedSentence(labels[name], sentence)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A question keeps its mark; a name is followed by a colon. */
function namedSentence(label: string | undefined, sentence: string): string {
  if (!label) return sentence
  return label.endsWith('?') ? `${label} ${sentence}` : `${label}\u00a0: ${sentence}`
}

function takeFocus(box: HTMLDivElement | null) {
  box?.focus()
}

function countSentence(count: number): string {
  return count === 1 ? 'Une réponse est à corriger' : `${count} réponses sont à corriger`
}
