import { href } from 'react-router'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { libellesMoyen } from '../model.ts'
import type { LigneARendre } from '../queries/a-rendre.server.ts'

type Props = { union: string; lignes: LigneARendre[]; echec: FormFailure | undefined }

/** Cheques, transfers and cash: the union gives them back itself, and ticks those that are done. */
export function AutresARendre({ union, lignes, echec }: Props) {
  const tapees = echec?.values.references
  const tapee = (id: string) => {
    const valeur = typeof tapees === 'object' && !Array.isArray(tapees) ? tapees[id] : undefined
    return typeof valeur === 'string' ? valeur : ''
  }
  return (
    <Section title="Payé autrement" count={lignes.length}>
      <form method="post" className="stack">
        <p>Rendez ces sommes vous-même, puis cochez celles qui sont rendues.</p>
        {echec?.errors.reglementIds && <p role="alert">{echec.errors.reglementIds}</p>}
        <Table caption="Payé autrement" cards>
          <thead>
            <tr>
              <th scope="col">Rendu</th>
              <th scope="col">Payé par</th>
              <th scope="col">Reçu</th>
              <th scope="col" className="num">
                À rendre
              </th>
              <th scope="col">Référence</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ id, payeur, moyen, le, reste }) => (
              <tr key={id}>
                <td data-l="Rendu">
                  <label>
                    <input type="checkbox" name="reglementIds[]" value={id} />
                    <span className="offscreen">Rendu à {payeur}</span>
                  </label>
                </td>
                <th scope="row">
                  <a
                    href={href('/:union/espace/tresorier/reglements/:reglementId/rembourser', {
                      union,
                      reglementId: id,
                    })}
                  >
                    {payeur}
                  </a>
                </th>
                <td data-l="Reçu">
                  {libellesMoyen[moyen]}
                  <small>{formatDay(le)}</small>
                </td>
                <td data-l="À rendre" className="num">
                  <b>{formatMoney(reste)}</b>
                </td>
                <td data-l="Référence">
                  <input
                    name={`references.${id}`}
                    aria-label={`Référence du remboursement de ${payeur}`}
                    defaultValue={tapee(id)}
                    maxLength={100}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        <div className="actions">
          <Button variant="primary" icon="check" name="intention" value="noter">
            Noter les remboursements cochés
          </Button>
        </div>
      </form>
    </Section>
  )
}
