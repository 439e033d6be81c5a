import { ButtonLink } from '#app/ui/button.tsx'
import { formatTime } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'

/** On the day: the button that leads to the code of the room, or what is already noted. */
export function JeSuisLa({
  presence,
  debut,
  fin,
  adresse,
}: {
  presence: boolean | null
  debut: string
  fin: string
  adresse: string
}) {
  if (presence === true)
    return <Message kind="fait" title="Vous êtes noté présent pour cette demi-journée." />
  return (
    <Message
      kind="info"
      title={`C’est aujourd’hui, de ${formatTime(debut)} à ${formatTime(fin)}.`}
      action={
        <ButtonLink variant="primary" size="large" icon="check" href={adresse}>
          Je suis là
        </ButtonLink>
      }
    >
      Dans la salle, votre formateur montre un code : il suffit de le taper.
    </Message>
  )
}
