import { href } from 'react-router'
import { direIndices } from '#app/modules/enquete/model/amelioration.ts'
import { formatDay, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'

type Probable = Parameters<typeof direIndices>[0] & {
  id: string
  numero: string
  objet: string
  recueLe: string
}

/** Complaints that may be of this person: nothing takes them for hers until somebody has looked. */
export function ReclamationsProbables({
  union,
  probables,
}: {
  union: string
  probables: Probable[]
}) {
  if (probables.length === 0) return null
  return (
    <Message
      kind="attend"
      title={`${plural(probables.length, 'réclamation est peut-être d’elle', 'réclamations sont peut-être d’elle')}.`}
    >
      <p>
        Ouvrez chacune et dites si c’est elle : ni la copie ni l’effacement ne la trouvent avant.
      </p>
      <ul className="bullets">
        {probables.map((probable) => (
          <li key={probable.id}>
            <a
              href={`${href('/:union/espace/statistiques/reclamations/:reclamationId', {
                union,
                reclamationId: probable.id,
              })}#reclamant`}
            >
              {probable.numero} {probable.objet}
            </a>
            , {formatDay(probable.recueLe)} ({direIndices(probable)})
          </li>
        ))}
      </ul>
    </Message>
  )
}
