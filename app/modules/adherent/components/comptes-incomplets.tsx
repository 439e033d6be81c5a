import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import type { listComptes } from '../queries/comptes-a-valider.server.ts'

type Comptes = Awaited<ReturnType<typeof listComptes>>

type Props = Comptes & {
  union: string
  aujourdhui: string
  peutRelancer: boolean
  ouvert: boolean
}

/** ADH-3: what each incomplete account lacks, and a reminder for one or all, once a day. */
export function ComptesIncomplets(props: Props) {
  const { lignes, total, union, aujourdhui, peutRelancer, ouvert } = props
  if (total === 0) return null
  return (
    <section className="block" aria-label="Comptes incomplets">
      <Details summary="Comptes incomplets" count={total} open={ouvert}>
        <p className="soft">
          Ils ne peuvent pas encore être validés. Une relance part par mail, une fois par jour au
          plus, à l’adresse du compte. Qui n’a pas choisi son mot de passe reçoit un nouveau lien.
        </p>
        <form method="post" className="stack">
          {peutRelancer && (
            <div className="actions">
              <Button icon="send" name="intention" value="relancer-tous">
                {total === 1 ? 'Relancer cette personne' : `Relancer les ${total} personnes`}
              </Button>
            </div>
          )}
          <Table caption="Comptes incomplets" cards>
            <thead>
              <tr>
                <th scope="col">Nom</th>
                <th scope="col">Il manque</th>
                <th scope="col">Relance</th>
              </tr>
            </thead>
            <tbody>
              {lignes.map(({ id, nom, prenoms, pseudo, manques, relanceLe }) => (
                <tr key={id}>
                  <th scope="row">
                    <a
                      href={href('/:union/espace/administration/adherents/:adherentId', {
                        union,
                        adherentId: id,
                      })}
                    >
                      {nom} {prenoms}
                    </a>
                    <small>{pseudo}</small>
                  </th>
                  <td data-l="Il manque">{manques.join(', ')}</td>
                  <td data-l="Relance">{relance(id, `${prenoms} ${nom}`, relanceLe)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {total > lignes.length && (
            <p className="soft">
              Les {lignes.length} plus anciens sont montrés. La relance générale les concerne tous.
            </p>
          )}
        </form>
      </Details>
    </section>
  )

  function relance(id: string, qui: string, relanceLe: string | null) {
    if (relanceLe === aujourdhui) return <span className="soft">Relancé aujourd’hui</span>
    return (
      <>
        {relanceLe && <small>Dernière le {formatDay(relanceLe)}</small>}
        {peutRelancer && (
          <Button size="small" name="relancer" value={id} aria-label={`Relancer ${qui}`}>
            Relancer
          </Button>
        )}
      </>
    )
  }
}
