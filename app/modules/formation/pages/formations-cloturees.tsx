import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, Table } from '#app/ui/table.tsx'
import { FiltresFormations } from '../components/filtres-formations.tsx'
import { VuesFinies } from '../components/vues-finies.tsx'
import { authorize } from '../policy.ts'
import { filtresSchema, listFormations } from '../queries/listes.server.ts'
import type { Route } from './+types/formations-cloturees.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'formation.lister')
    const filtres = { ...filtresSchema.parse(query), page: 1 }
    const { rows } = await listFormations(ctx, 'cloturee', filtres, 5000)
    return {
      name: 'formations-cloturees',
      columns: [
        'Numéro',
        'Intitulé',
        { title: 'Dernier jour', type: 'day' },
        'Procès-verbal',
        { title: 'Stagiaires validés', type: 'number' },
        { title: 'Stagiaires non diplômés', type: 'number' },
      ],
      rows: rows.map((f) => [f.numero, f.intitule, f.dernierJour, f.pv, f.valides, f.nonDiplomes]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  const [liste, types] = await Promise.all([
    listFormations(ctx, 'cloturee', filtres),
    listTypesFormation(ctx),
  ])
  return {
    filtres,
    liste,
    types: types.map(({ id, libelle }) => ({ id, libelle })),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function FormationsClotureesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, types, url: address } = loaderData
  const url = new URL(address)
  return (
    <Page
      title="Formations clôturées"
      subtitle={plural(liste.total, 'formation clôturée', 'formations clôturées')}
      actions={<ExportMenu url={url} />}
    >
      <VuesFinies params={params} vue="cloturees" />
      <FiltresFormations filtres={filtres} types={types} effacer={url.pathname} />
      {liste.rows.length === 0 ? (
        <EmptyState title="Aucune formation clôturée">
          Une formation terminée se clôture depuis sa page.
        </EmptyState>
      ) : (
        <>
          <Table caption="Formations clôturées" cards sticky>
            <thead>
              <tr>
                <th scope="col">Date</th>
                <th scope="col">Formation</th>
                <th scope="col">Procès-verbal</th>
                <th scope="col" className="num">
                  Stagiaires validés
                </th>
                <th scope="col" className="num">
                  Stagiaires non diplômés
                </th>
              </tr>
            </thead>
            <tbody>
              {liste.rows.map((formation) => {
                const chemin = { ...params, formationId: formation.id }
                return (
                  <tr key={formation.id}>
                    <td data-l="Date">{formatDay(formation.dernierJour ?? '')}</td>
                    <th scope="row">
                      <a href={href('/:union/espace/formations/:formationId', chemin)}>
                        {formation.intitule}
                      </a>
                      <small>
                        {formation.numero} · {formation.lieu}
                      </small>
                    </th>
                    <td data-l="Procès-verbal">
                      <a
                        href={href('/:union/espace/formations/:formationId/proces-verbal', chemin)}
                        download
                      >
                        {formation.pv}
                      </a>
                    </td>
                    <td data-l="Stagiaires validés" className="num">
                      {formation.valides}
                    </td>
                    <td data-l="Stagiaires non diplômés" className="num">
                      <a
                        href={`${href('/:union/espace/formations/:formationId/diplomes', chemin)}?vue=sans`}
                        aria-label={`${formation.nonDiplomes} stagiaires non diplômés, ${formation.numero}`}
                      >
                        {formation.nonDiplomes}
                      </a>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </Table>
          <Pagination
            page={filtres.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={url}
            noun="formations"
          />
        </>
      )}
    </Page>
  )
}
