import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField, Field, MoneyField, Select } from '#app/ui/form.tsx'
import { formatMoney } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { libellesMoyen, moyensAuGuichet } from '../model.ts'
import type { LignePayeur } from '../queries/payeurs.server.ts'

type Props = {
  payeurs: LignePayeur[]
  client: { raisonSociale: string; numero: string } | null
  prix: number
  choisi: string
  aujourdhui: string
  nouvelId: string
  echec: FormFailure | undefined
}

/** A cheque, a transfer or cash: who, how much, how, when. What remains due is proposed. */
export function NoterReglement(props: Props) {
  const { payeurs, client, prix, choisi, aujourdhui, nouvelId, echec } = props
  const errors = echec?.errors ?? {}
  const tape = (champ: string, defaut: string) => {
    const valeur = echec?.values[champ]
    return typeof valeur === 'string' ? valeur : defaut
  }
  const lui = payeurs.find(({ id }) => id === choisi)
  const reste = lui ? Math.max(0, prix - lui.encaisse) : 0
  return (
    <Section title="Noter un règlement" id="noter">
      <form method="post" className="fields" noValidate>
        <input type="hidden" name="intention" value="noter" />
        <input type="hidden" name="id" value={tape('id', nouvelId)} />
        <Select
          name="payeur"
          label="Payé par"
          required
          placeholder="Choisissez"
          defaultValue={tape('payeur', lui?.id ?? (client && payeurs.length === 0 ? 'client' : ''))}
          error={errors.payeur}
          options={[
            ...(client
              ? [{ value: 'client', label: `${client.raisonSociale} (${client.numero}), client` }]
              : []),
            ...payeurs.map(({ id, nom, encaisse }) => ({
              value: id,
              label:
                encaisse >= prix ? `${nom}, réglé` : `${nom}, doit ${formatMoney(prix - encaisse)}`,
            })),
          ]}
        />
        <MoneyField
          name="montant"
          label="Montant reçu"
          required
          defaultValue={tape(
            'montant',
            reste > 0 ? (reste / 100).toFixed(2).replace('.', ',') : '',
          )}
          error={errors.montant}
        />
        <Select
          name="moyen"
          label="Moyen de paiement"
          required
          placeholder="Choisissez"
          defaultValue={tape('moyen', lui?.promis ?? '')}
          error={errors.moyen}
          options={moyensAuGuichet.map((value) => ({ value, label: libellesMoyen[value] }))}
        />
        <DateField
          name="le"
          label="Reçu le"
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
          defaultValue={tape('reference', '')}
          error={errors.reference}
        />
        <div className="actions">
          <Button variant="primary" icon="check">
            Noter le règlement
          </Button>
        </div>
      </form>
    </Section>
  )
}
