import { createContext, use } from 'react'
import { Icon } from './icon.tsx'

export type Help = {
  /** What the page is for and how it is used, two to five sentences. */
  text: string
  questions: { question: string; answer: string }[]
  links: { label: string; href: string }[]
}

/** The help of the page in sight; the layout gives it. */
export const HelpContext = createContext<Help | null>(null)

/** AIDE-1: the question mark of a page. A native popover: it opens without script. */
export function HelpButton() {
  const help = use(HelpContext)
  if (!help) return null
  return (
    <>
      <button type="button" className="button button-bare help-button" popoverTarget="aide">
        <Icon name="circle-question-mark" />
        Aide
      </button>
      <div className="help" id="aide" popover="auto" role="dialog" aria-label="Aide sur cette page">
        <div className="help-head">
          <b>Aide sur cette page</b>
          <button
            type="button"
            className="button button-bare button-small"
            popoverTarget="aide"
            popoverTargetAction="hide"
          >
            <Icon name="x" />
            Fermer
          </button>
        </div>
        <p>{help.text}</p>
        <ul>
          {help.links.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        {help.questions.length > 0 && (
          <dl>
            {help.questions.map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </>
  )
}
