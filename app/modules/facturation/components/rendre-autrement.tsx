import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { DateField, Field, MoneyField, Select, TextArea } from '#app/ui/form.tsx'
import { libellesMoyen, moyensAuGuichet } from '../model.ts'

type Props = {
  /** Cents proposed. */
  montant: number
  aujourdhui: string
  nouvelId: string
  echec: FormFailure | undefined
}

/** « 6000 » as it is typed. */
export function saisieMontant(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',')
}

/** What was typed and refused, else what is proposed. */
export function tapeDans(echec: FormFailure | undefined) {
  return (champ: string, defaut = ''): string => {
    const valeur = echec?.values[champ]
    return typeof valeur === 'string' ? valeur : defaut
  }
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
          defaultValue={tape('montant', saisieMontant(montant))}
          error={errors.montant}
        />
        <Select
          name="moyen"
          label="Rendu par"
          required
          placeholder="Choisissez"
          defaultValue={tape('moyen')}
          error={errors.moyen}
          options={moyensAuGuichet.map((value) => ({ value, label: libellesMoyen[value] }))}
        />
        <DateField
          name="le"
          label="Rendu le"
          required
          max={aujourdhui}
          defaultValue={tape('le', aujourdhui)}
          error={errors.le}
        />
        <Field
          name="reference"
          label="Référence"
          optional
          hint="Numéro du chèque, libellé du virement."
          defaultValue={tape('reference')}
          error={errors.reference}
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
