import { libellesMoyen, type Moyen } from '#app/modules/facturation/model.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'

type Props = {
  adresse: string
  aPayer: boolean
  promis: { id: string; moyen: Moyen; montant: number }[]
  /** Cents that may be paid by card now, by somebody who already holds a place. */
  plusTard: number | undefined
  recus: {
    id: string
    le: string
    moyen: Moyen
    montant: number
    rembourse: number
    recuNumero: string | null
  }[]
}

const commentPayer: Record<Moyen, string> = {
  carte: 'par carte',
  cheque: 'par chèque, à remettre à l’union',
  virement: 'par virement à l’union',
  especes: 'en espèces, à remettre à l’union',
}

/** STA-7: what the person has paid, its receipts, and the way to the payment page. */
export function PaiementsSuivi({ adresse, aPayer, promis, plusTard, recus }: Props) {
  return (
    <>
      {aPayer && (
        <p>
          <ButtonLink variant="primary" icon="credit-card" href={`${adresse}/paiement`}>
            Payer mon inscription
          </ButtonLink>
        </p>
      )}
      {promis.map(({ id, moyen, montant }) => (
        <p key={id}>
          <b>
            Reste à régler{'\u00a0'}: {formatMoney(montant)}
          </b>
          , {commentPayer[moyen]}.
        </p>
      ))}
      {plusTard !== undefined && (
        <section className="stack">
          {promis.length === 0 && (
            <p>
              <b>
                Reste à régler{'\u00a0'}: {formatMoney(plusTard)}
              </b>
            </p>
          )}
          <p>
            {promis.length > 0 ? 'Vous pouvez aussi payer' : 'Vous pouvez payer'} par carte,
            maintenant. Votre place reste à vous dans tous les cas.
          </p>
          <p>
            <ButtonLink variant="primary" icon="credit-card" href={`${adresse}/paiement`}>
              {`Payer ${formatMoney(plusTard)} par carte`}
            </ButtonLink>
          </p>
        </section>
      )}
      {recus.length > 0 && (
        <section className="stack">
          <h2>Mes règlements</h2>
          <ul className="lines">
            {recus.map(({ id, le, moyen, montant, rembourse, recuNumero }) => (
              <li key={id}>
                <div>
                  {formatMoney(montant)}, {libellesMoyen[moyen].toLocaleLowerCase('fr')}
                  <small>
                    {formatDay(le)}
                    {rembourse > 0 && `, rendu ${formatMoney(rembourse)}`}
                  </small>
                </div>
                {recuNumero && (
                  <a href={`${adresse}/recu/${id}`}>
                    Reçu<span className="offscreen"> {recuNumero}</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
