import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'

type Props = {
  nombre: number
  /** Trainers still to be found; 0 when the team is complete. */
  manquants: number
}

/** Trainers wait for an answer, whether or not they are still needed. */
export function CandidaturesEnAttente({ nombre, manquants }: Props) {
  if (nombre === 0) return null
  return (
    <Message
      kind="attend"
      title={`${plural(nombre, 'formateur a postulé', 'formateurs ont postulé')}.`}
    >
      <p>
        {manquants === 0
          ? 'L’équipe est complète : répondez-leur quand même.'
          : `Il en manque ${manquants}.`}
      </p>
    </Message>
  )
}
