import { Button } from '#app/ui/button.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { echecsMax } from '../model/echec.ts'

type Props = {
  adresse: string
  echecs: number
  motif: string
  dernierLe: Date
  fuseau: string
  peutReactiver: boolean
}

/** What servers said of the address of a mail, and the way out. */
export function AdresseEnEchec({
  adresse,
  echecs,
  motif,
  dernierLe,
  fuseau,
  peutReactiver,
}: Props) {
  return (
    <Message
      kind="refus"
      title={`${adresse} ne reçoit plus nos mails.`}
      action={
        peutReactiver && (
          <form method="post">
            <Button size="small" name="intention" value="reactiver">
              Cette adresse fonctionne de nouveau
            </Button>
          </form>
        )
      }
    >
      {`${motif} Dernier échec le ${formatInstant(dernierLe, fuseau)}, ${echecs} en tout.`}
      {echecs >= echecsMax && ' Les mails facultatifs ne lui sont plus envoyés.'}
    </Message>
  )
}
