import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { MoneyField, Select } from '#app/ui/form.tsx'
import { formatMoney, typedMoney } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import type { LignePayeur } from '../queries/payeurs.server.ts'
import { ChampsVersement, tapeDans } from './champs-versement.tsx'

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
  const tape = tapeDans(echec)
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
          defaultValue={tape('montant', reste > 0 ? typedMoney(reste) : '')}
          error={errors.montant}
        />
        <ChampsVersement
          moyen={{ label: 'Moyen de paiement', defaut: lui?.promis ?? '' }}
          le="Reçu le"
          aujourdhui={aujourdhui}
          echec={echec}
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
