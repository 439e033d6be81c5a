import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { nombreConcernes } from '../model/vie.ts'
import type { Concernes } from '../queries/concernes.server.ts'

type Props = { concernes: Concernes; quand?: string }

/** FOR-11: exactly who will be told, before it is done. */
export function SerontPrevenus({ concernes, quand }: Props) {
  const { stagiaires, sansCourriel, convoques, formateurs, client } = concernes
  const lignes = [
    stagiaires > 0 &&
      plural(stagiaires - sansCourriel, 'stagiaire, par courriel', 'stagiaires, par courriel'),
    formateurs > 0 && plural(formateurs, 'formateur', 'formateurs'),
    client !== null && `le client, ${client}`,
  ].filter((ligne) => ligne !== false)
  if (lignes.length === 0)
    return (
      <Message kind="info" title="Personne n’est encore inscrit : personne n’est à prévenir." />
    )
  return (
    <Message
      kind={quand ? 'info' : 'attend'}
      title={`${plural(nombreConcernes(concernes), 'personne sera prévenue', 'personnes seront prévenues')}${quand ? ` ${quand}` : ''}.`}
    >
      <ul>
        {lignes.map((ligne) => (
          <li key={ligne}>{ligne}</li>
        ))}
      </ul>
      {convoques > 0 && (
        <p>
          {plural(
            convoques,
            'stagiaire a déjà reçu sa convocation',
            'stagiaires ont déjà reçu leur convocation',
          )}{' '}
          : la nouvelle sera jointe.
        </p>
      )}
      {sansCourriel > 0 && (
        <p>
          {plural(sansCourriel, 'stagiaire n’a', 'stagiaires n’ont')} pas d’adresse de courriel :
          prévenez-les par téléphone.
        </p>
      )}
    </Message>
  )
}

/** Trainers whom the days no longer suit: to be replaced by hand, never silently. */
export function FormateursEmpeches({ concernes, personnel }: Props & { personnel: string }) {
  const { empeches } = concernes
  if (empeches.length === 0) return null
  return (
    <Message
      kind="refus"
      title={`${plural(empeches.length, 'formateur ne peut plus venir', 'formateurs ne peuvent plus venir')} à ces dates.`}
      action={<a href={personnel}>Revoir les formateurs</a>}
    >
      <ul>
        {empeches.map(({ id, nom, empechement }) => (
          <li key={id}>
            <b>{nom}</b> : {empechement}
          </li>
        ))}
      </ul>
    </Message>
  )
}
