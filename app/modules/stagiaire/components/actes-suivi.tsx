import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'

export type ActesPossibles = {
  /** An offered place, held until this moment, already written out. */
  proposee: string | undefined
  enAttente: boolean
  vivante: boolean
  reprenable: boolean
  /** Why the trainee can no longer withdraw alone; undefined when it is possible. */
  empechementDesistement: string | undefined
  contact: string
}

/** What the holder of a secret link can do with the inscription, one button each. */
export function ActesSuivi(actes: ActesPossibles) {
  const { proposee, enAttente, vivante, reprenable } = actes
  return (
    <>
      {proposee && (
        <form method="post" className="stack">
          <p>
            Cette place est gardée pour vous jusqu’au <b>{proposee}</b>.
          </p>
          <div className="actions">
            <Button variant="primary" size="large" name="intention" value="accepter" icon="check">
              Accepter cette place
            </Button>
            <Button name="intention" value="desister">
              Non merci
            </Button>
          </div>
        </form>
      )}
      {vivante && (
        <form method="post">
          <Button name="intention" value="confirmation" icon="mail">
            Renvoyer la confirmation
          </Button>
        </form>
      )}
      {reprenable && (
        <form method="post">
          <Button variant="primary" name="intention" value="reprendre" icon="undo-2">
            Reprendre cette inscription
          </Button>
        </form>
      )}
      {enAttente && (
        <form method="post">
          <Button name="intention" value="desister">
            Quitter la liste d’attente
          </Button>
        </form>
      )}
      {vivante && <Desistement {...actes} />}
    </>
  )
}

/** STA-9: two clicks to withdraw; after the limit, whom to call. */
function Desistement({ empechementDesistement: raison, contact }: ActesPossibles) {
  if (raison) {
    return (
      <p className="soft">
        Vous ne pouvez plus venir ? {raison}
        {contact && ` ${contact}.`}
      </p>
    )
  }
  return (
    <Details summary="Je ne peux plus venir">
      <form method="post" className="stack">
        <p>Votre inscription sera annulée et votre place donnée à quelqu’un d’autre.</p>
        <p>
          <Button variant="danger" name="intention" value="desister">
            Annuler mon inscription
          </Button>
        </p>
      </form>
    </Details>
  )
}
