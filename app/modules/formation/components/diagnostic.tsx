import { Badge } from '#app/ui/badge.tsx'
import { Checklist } from '#app/ui/checklist.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import {
  type Constat,
  constatsAnnonces,
  constatsCompte,
  empechementPour,
  type Faits,
} from '../model/diagnostic.ts'

type Props = {
  faits: Faits
  /** What one says when nothing is missing. */
  rien: string
}

/** AIDE-1: the answer first, then what was looked at. */
export function Diagnostic({ faits, rien }: Props) {
  const compte = constatsCompte(faits)
  const annonces = constatsAnnonces(faits)
  const manques = [...compte, ...annonces].filter(({ bon }) => !bon)
  return (
    <>
      {manques.length === 0 ? (
        <Message kind="fait" title={rien} />
      ) : (
        <Message kind="attend" title={`À régler d’abord${'\u00a0'}: ${premier(manques)}`} />
      )}
      <Section title="Pour postuler">
        <Checklist items={compte.map(ligne)} />
      </Section>
      <Section title="Pour être prévenu">
        <Checklist items={annonces.map(ligne)} />
      </Section>
      {faits.formations.length > 0 && (
        <Section title="Formation par formation">
          <ul className="lines">
            {faits.formations.map((formation) => {
              const empechement = empechementPour(formation)
              return (
                <li key={formation.id}>
                  <div>
                    <b>{formation.intitule}</b>
                    <small>
                      {formation.premierJour && `${formatDay(formation.premierJour)} · `}
                      {empechement ?? 'Rien n’empêche de postuler.'}
                    </small>
                  </div>
                  {empechement === undefined ? (
                    <Badge kind="fait" icon="check">
                      Possible
                    </Badge>
                  ) : (
                    <Badge kind="calme" icon="info">
                      {formation.candidature ? 'Déjà postulé' : 'Empêché'}
                    </Badge>
                  )}
                </li>
              )
            })}
          </ul>
        </Section>
      )}
      {faits.typesSansCompetence.length > 0 && (
        <Section title="Compétences qui manquent">
          <p>
            Des formations à venir demandent une compétence qui n’est pas détenue{'\u00a0'}:{' '}
            {faits.typesSansCompetence.join(', ')}.
          </p>
        </Section>
      )}
    </>
  )
}

function premier(manques: Constat[]): string {
  const fait = manques[0]?.fait ?? ''
  return `${fait.charAt(0).toLocaleLowerCase('fr')}${fait.slice(1)}.`
}

function ligne({ fait, bon, detail }: Constat) {
  return { label: fait, done: bon, ...(detail && { detail }) }
}
