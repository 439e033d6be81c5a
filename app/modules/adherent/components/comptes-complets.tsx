import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { EmptyState, SelectionBar, Table } from '#app/ui/table.tsx'
import type { listComptes } from '../queries/comptes-a-valider.server.ts'

type Comptes = Awaited<ReturnType<typeof listComptes>>

type Props = Comptes & { union: string; fuseau: string }

/** The accounts that only wait for a decision: tick and validate, or all at once. */
export function ComptesComplets({ lignes, total, union, fuseau }: Props) {
  if (total === 0) {
    return (
      <EmptyState title="Aucun compte à valider">
        Un compte arrive ici quand son titulaire a choisi son mot de passe, accepté les conditions
        d’utilisation et rempli toutes ses informations.
      </EmptyState>
    )
  }
  return (
    <section className="block stack" aria-label="Comptes à valider">
      <form method="post">
        <Table caption="Comptes à valider" cards>
          <thead>
            <tr>
              <th scope="col">
                <span className="offscreen">Choisir</span>
              </th>
              <th scope="col">Nom</th>
              <th scope="col">Centre</th>
              <th scope="col">Adresse électronique</th>
              <th scope="col">Compte créé</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ id, nom, prenoms, pseudo, centre, email, creeLe }) => (
              <tr key={id}>
                <td className="pick">
                  <label>
                    <input type="checkbox" name="adherentIds[]" value={id} />
                    <span className="offscreen">
                      Choisir {nom} {prenoms}
                    </span>
                  </label>
                </td>
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
                <td data-l="Centre">{centre ?? <span className="soft">Aucun</span>}</td>
                <td data-l="Adresse électronique">{email}</td>
                <td data-l="Compte créé">{formatInstant(creeLe, fuseau)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <SelectionBar label="Comptes choisis">
          <Button size="small" name="intention" value="valider">
            Valider les comptes choisis
          </Button>
        </SelectionBar>
      </form>
      <form method="post" className="actions">
        {lignes.map(({ id }) => (
          <input key={id} type="hidden" name="adherentIds[]" value={id} />
        ))}
        <Button variant="primary" icon="user-check" name="intention" value="valider">
          {lignes.length === 1 ? 'Valider ce compte' : `Valider les ${lignes.length} comptes`}
        </Button>
        {total > lignes.length && (
          <span className="soft">
            Les {plural(lignes.length, 'premier', 'premiers')} sur {total}. Les suivants viendront
            ensuite.
          </span>
        )}
      </form>
    </section>
  )
}
