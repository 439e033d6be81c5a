import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { jourDans } from '#app/platform/jour.ts'
import { queryOf } from '#app/platform/pages.ts'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, Table } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { filtresSchema, listFormations } from '../queries/listes.server.ts'
import type { Route } from './+types/formations-a-valider.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  return {
    filtres,
    fuseau: ctx.union.fuseau,
    liste: await listFormations(ctx, 'a_valider', filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function FormationsAValiderPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, url, fuseau } = loaderData
  return (
    <Page
      title="Formations à valider"
      subtitle={`${plural(liste.total, 'formation attend', 'formations attendent')} une décision.`}
    >
      {liste.rows.length === 0 ? (
        <EmptyState title="Aucune formation à valider">
          Les demandes des clients, les formations créées par les centres ou sans journée arrivent
          ici.
        </EmptyState>
      ) : (
        <>
          <Table caption="Formations à valider" cards>
            <thead>
              <tr>
                <th scope="col">Formation</th>
                <th scope="col">Client</th>
                <th scope="col">Date</th>
                <th scope="col">Lieu</th>
                <th scope="col" className="num">
                  Places
                </th>
              </tr>
            </thead>
            <tbody>
              {liste.rows.map((formation) => (
                <tr key={formation.id}>
                  <th scope="row">
                    <a
                      href={href('/:union/espace/formations/:formationId', {
                        ...params,
                        formationId: formation.id,
                      })}
                    >
                      {formation.intitule}
                    </a>
                    <small>{formation.numero}</small>
                  </th>
                  <td data-l="Client">
                    {formation.client?.nom ?? '—'}
                    {formation.client?.recueLe && (
                      <small>
                        Demande du {formatDay(jourDans(fuseau, new Date(formation.client.recueLe)))}
                      </small>
                    )}
                  </td>
                  <td data-l="Date">
                    {formation.premierJour ? formatDay(formation.premierJour) : 'Sans date'}
                  </td>
                  <td data-l="Lieu">{formation.lieu ?? '—'}</td>
                  <td data-l="Places" className="num">
                    {formation.places}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Pagination
            page={filtres.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={new URL(url)}
            noun="formations"
          />
        </>
      )}
    </Page>
  )
}
