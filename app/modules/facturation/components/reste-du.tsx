import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatMoney } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { libellesMoyen, type Moyen } from '../model.ts'
import type { LignePayeur } from '../queries/payeurs.server.ts'

/** Who still owes something: the trainees of the list, with what each has paid. */
export function ResteDu({ payeurs, prix }: { payeurs: LignePayeur[]; prix: number }) {
  const dus = payeurs.filter(({ encaisse }) => encaisse < prix)
  if (dus.length === 0) return null
  return (
    <Section title="Reste à recevoir" count={dus.length}>
      <Table caption="Reste à recevoir" cards>
        <thead>
          <tr>
            <th scope="col">Stagiaire</th>
            <th scope="col" className="num">
              Payé
            </th>
            <th scope="col" className="num">
              Reste dû
            </th>
            <th scope="col">Annoncé</th>
            <th scope="col">
              <span className="offscreen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {dus.map(({ id, nom, encaisse, promis }) => (
            <tr key={id}>
              <th scope="row">{nom}</th>
              <td data-l="Payé" className="num">
                {formatMoney(encaisse)}
              </td>
              <td data-l="Reste dû" className="num">
                <b>{formatMoney(prix - encaisse)}</b>
              </td>
              <td data-l="Annoncé">
                {promis ? (
                  <Badge kind="attend">{libellesMoyen[promis as Moyen]}</Badge>
                ) : (
                  <span className="soft">–</span>
                )}
              </td>
              <td>
                <ButtonLink size="small" href={`?payeur=${id}#noter`}>
                  Noter…
                </ButtonLink>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  )
}
