import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, Table } from '#app/ui/table.tsx'
import { BadgeStatut } from '../components/badges.tsx'
import { FiltresFormations } from '../components/filtres-formations.tsx'
import { VuesFinies } from '../components/vues-finies.tsx'
import { libelleStatut } from '../model.ts'
import { authorize } from '../policy.ts'
import { listAbandonnees } from '../queries/abandonnees.server.ts'
import { filtresSchema } from '../queries/listes.server.ts'
import type { Route } from './+types/formations-annulees.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'formation.lister')
    const filtres = { ...filtresSchema.parse(query), page: 1 }
    const { rows } = await listAbandonnees(ctx, filtres, 5000)
    return {
      name: 'formations-annulees',
      columns: ['Numéro', 'Intitulé', { title: 'Premier jour', type: 'day' }, 'État', 'Motif'],
      rows: rows.map((f) => [
        f.numero,
        f.intitule,
        f.premierJour,
        libelleStatut[f.statut],
        f.motif,
      ]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  const liste = await listAbandonnees(ctx, filtres)
  const types = await listTypesFormation(ctx)
  return {
    filtres,
    liste,
    types: types.map(({ id, libelle }) => ({ id, libelle })),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function FormationsAnnuleesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, types, url: address } = loaderData
  const url = new URL(address)
  return (
    <Page
      title="Formations annulées ou refusées"
      subtitle={plural(liste.total, 'formation', 'formations')}
      actions={<ExportMenu url={url} />}
    >
      <VuesFinies params={params} vue="annulees" />
      <FiltresFormations filtres={filtres} types={types} effacer={url.pathname} />
      {liste.rows.length === 0 ? (
        <EmptyState title="Aucune formation annulée ou refusée">
          Une formation s’annule depuis sa page, onglet Annuler : son motif est gardé ici.
        </EmptyState>
      ) : (
        <>
          <Table caption="Formations annulées ou refusées" cards sticky>
            <thead>
              <tr>
                <th scope="col">Date prévue</th>
                <th scope="col">Formation</th>
                <th scope="col">État</th>
                <th scope="col">Motif</th>
              </tr>
            </thead>
            <tbody>
              {liste.rows.map(({ id, numero, intitule, statut, premierJour, motif }) => (
                <tr key={id}>
                  <td data-l="Date prévue" className="nowrap">
                    {premierJour ? formatDay(premierJour) : 'Sans date'}
                  </td>
                  <th scope="row">
                    <a
                      href={href('/:union/espace/formations/:formationId', {
                        ...params,
                        formationId: id,
                      })}
                    >
                      {intitule}
                    </a>
                    <small>{numero}</small>
                  </th>
                  <td data-l="État">
                    <BadgeStatut statut={statut} />
                  </td>
                  <td data-l="Motif">{motif}</td>
                </tr>
              ))}
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
