import { href } from 'react-router'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { DateField, ErrorSummary, Select } from '#app/ui/form.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { libellePeriode, libellesGenre, libellesMoyen } from '../model.ts'
import type { LigneCotisation } from '../queries/cotisations.server.ts'

type Props = {
  union: string
  cotisations: LigneCotisation[]
  aujourdhui: string
  peutGerer: boolean
  peutEncaisser: boolean
  echec: FormFailure | undefined
}

/** The fees of a member; each paid in place. */
export function TableCotisations(props: Props) {
  const { cotisations, peutEncaisser, echec } = props
  const sien = echec && echec.values.intention !== 'ajouter' ? echec : undefined
  return (
    <>
      <ErrorSummary errors={sien?.errors ?? {}} formError={sien?.formError} />
      <Table caption="Cotisations" cards>
        <thead>
          <tr>
            <th scope="col">Cotisation</th>
            <th scope="col">Période</th>
            <th scope="col" className="num">
              Montant
            </th>
            <th scope="col">Paiement</th>
            <th scope="col">Reçu</th>
            {peutEncaisser && (
              <th scope="col">
                <span className="offscreen">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{cotisations.map((cotisation) => ligne(cotisation, props))}</tbody>
      </Table>
      {peutEncaisser &&
        cotisations
          .filter(({ payeeLe }) => payeeLe === null)
          .map((cotisation) => encaisser(cotisation, props))}
    </>
  )
}

function ligne(cotisation: LigneCotisation, { union, peutGerer, peutEncaisser }: Props) {
  const { id, genre, du, au, montant, payeeLe, moyen, recuNumero } = cotisation
  return (
    <tr key={id}>
      <th scope="row">{libellesGenre[genre]}</th>
      <td data-l="Période">
        {libellePeriode(cotisation)}
        <small>
          {formatDay(du)} – {formatDay(au)}
        </small>
      </td>
      <td data-l="Montant" className="num">
        {formatMoney(montant)}
      </td>
      <td data-l="Paiement">
        {payeeLe ? (
          <>
            <Badge kind="fait" icon="check">
              Payée
            </Badge>
            <small>
              {formatDay(payeeLe)}
              {moyen && `, ${libellesMoyen[moyen].toLocaleLowerCase('fr')}`}
            </small>
          </>
        ) : (
          <Badge kind="attend">À payer</Badge>
        )}
      </td>
      <td data-l="Reçu">
        {recuNumero ? (
          <a
            href={href('/:union/espace/administration/cotisations/:cotisationId/recu', {
              union,
              cotisationId: id,
            })}
          >
            {recuNumero}
          </a>
        ) : (
          <span className="soft">{payeeLe ? 'Pas encore établi' : '–'}</span>
        )}
      </td>
      {peutEncaisser && (
        <td>
          <form method="post" className="actions">
            <input type="hidden" name="cotisationId" value={id} />
            {payeeLe === null ? (
              <Button type="button" size="small" icon="check" popoverTarget={`payer-${id}`}>
                Noter payée…
              </Button>
            ) : (
              recuNumero === null && (
                <>
                  <Button size="small" icon="receipt" name="intention" value="recu">
                    Établir le reçu
                  </Button>
                  <Button size="small" variant="bare" name="intention" value="annuler-paiement">
                    Annuler le paiement
                  </Button>
                </>
              )
            )}
            {payeeLe === null && peutGerer && (
              <Button size="small" variant="bare" name="intention" value="retirer">
                Retirer
              </Button>
            )}
          </form>
        </td>
      )}
    </tr>
  )
}

function encaisser(cotisation: LigneCotisation, { aujourdhui }: Props) {
  const { id, genre, montant } = cotisation
  const formId = `formulaire-${id}`
  return (
    <Dialog
      key={id}
      id={`payer-${id}`}
      title={`Cotisation ${libellesGenre[genre].toLocaleLowerCase('fr')} ${libellePeriode(cotisation)}, ${formatMoney(montant)}`}
      actions={
        <Button variant="primary" icon="check" form={formId}>
          Noter payée
        </Button>
      }
    >
      <form method="post" id={formId} className="stack">
        <input type="hidden" name="intention" value="encaisser" />
        <input type="hidden" name="cotisationId" value={id} />
        <DateField
          name="payeeLe"
          label="Payée le"
          required
          max={aujourdhui}
          defaultValue={aujourdhui}
        />
        <Select
          name="moyen"
          label="Moyen de paiement"
          required
          placeholder="Choisissez"
          options={Object.entries(libellesMoyen).map(([value, label]) => ({ value, label }))}
        />
      </form>
    </Dialog>
  )
}
