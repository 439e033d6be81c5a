import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { MoneyField, TextArea } from '#app/ui/form.tsx'
import { typedMoney } from '#app/ui/format.ts'
import { ChampsVersement, tapeDans } from './champs-versement.tsx'

type Props = {
  /** Cents proposed. */
  montant: number
  aujourdhui: string
  nouvelId: string
  echec: FormFailure | undefined
}

/** Money given back by cheque, transfer or in cash: the union has done it, the page notes it. */
export function RendreAutrement({ montant, aujourdhui, nouvelId, echec }: Props) {
  const siens = echec?.values.intention === 'autrement' ? echec : undefined
  const errors = siens?.errors ?? {}
  const tape = tapeDans(siens)
  return (
    <Details summary="Noter un remboursement fait autrement" open={siens !== undefined}>
      <form method="post" className="fields" noValidate>
        <input type="hidden" name="intention" value="autrement" />
        <input type="hidden" name="id" value={tape('id', nouvelId)} />
        <MoneyField
          name="montant"
          label="Montant rendu"
          required
          defaultValue={tape('montant', typedMoney(montant))}
          error={errors.montant}
        />
        <ChampsVersement
          moyen={{ label: 'Rendu par' }}
          le="Rendu le"
          aujourdhui={aujourdhui}
          echec={siens}
        />
        <div className="actions">
          <Button icon="check">Noter le remboursement</Button>
        </div>
      </form>
    </Details>
  )
}

type Decision = {
  intention: 'garder' | 'classer'
  titre: string
  explication: string
  bouton: string
  echec: FormFailure | undefined
}

/** Settled with a reason, no money moves. */
export function DecisionMotivee({ intention, titre, explication, bouton, echec }: Decision) {
  const siens = echec?.values.intention === intention ? echec : undefined
  return (
    <Details summary={titre} open={siens !== undefined}>
      <form method="post" className="fields" noValidate>
        <p>{explication}</p>
        <TextArea
          name="motif"
          label="Raison"
          required
          maxLength={500}
          defaultValue={tapeDans(siens)('motif')}
          error={siens?.errors.motif}
        />
        <div className="actions">
          <Button name="intention" value={intention}>
            {bouton}
          </Button>
        </div>
      </form>
    </Details>
  )
}
