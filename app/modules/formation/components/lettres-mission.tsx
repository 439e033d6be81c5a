import { Button } from '#app/ui/button.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import type { EtatMission } from '../model/mission.ts'

/** One press for the letters of the whole team: those that lack, and those that are no longer true. */
export function EtablirLettres({ lettres }: { lettres: { etat: EtatMission }[] }) {
  const absentes = lettres.filter(({ etat }) => etat === 'absente').length
  const perimees = lettres.filter(({ etat }) => etat === 'perimee').length
  if (absentes + perimees === 0) return null
  const restent = [
    absentes > 0 && plural(absentes, 'lettre manque', 'lettres manquent'),
    perimees > 0 && plural(perimees, 'est à refaire', 'sont à refaire'),
  ]
  return (
    <form method="post" className="actions">
      <Button name="intention" value="lettres" icon="file-text">
        Établir les lettres de mission
      </Button>
      <span className="soft small">{restent.filter(Boolean).join(', ')}.</span>
    </form>
  )
}

type VersionsProps = {
  versions: { id: string; numero: number; creeLe: Date }[]
  etat: EtatMission
  /** Of the latest letter; `?version=` leads to another. */
  adresse: string
  empechement: string | undefined
  fuseau: string
}

/** The versions of one trainer's letter, and what makes the next. */
export function LettreMission({ versions, etat, adresse, empechement, fuseau }: VersionsProps) {
  return (
    <div className="stack">
      {etat === 'perimee' && (
        <Message kind="attend" title="Ses journées ont changé depuis la dernière lettre." />
      )}
      {versions.length > 0 && (
        <ul className="lines">
          {versions.map(({ id, numero, creeLe }) => (
            <li key={id}>
              <div>
                <b>
                  <a href={`${adresse}?version=${numero}`}>Lettre de mission, version {numero}</a>
                </b>
                <small>Établie {formatInstant(creeLe, fuseau)}</small>
              </div>
            </li>
          ))}
        </ul>
      )}
      <form method="post">
        <Button name="intention" value="lettre" icon="file-text" disabledReason={empechement}>
          {versions.length === 0 ? 'Établir la lettre de mission' : 'Établir une nouvelle version'}
        </Button>
      </form>
    </div>
  )
}
