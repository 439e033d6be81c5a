import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Filters, Pagination, Views, withParam } from '#app/ui/table.tsx'
import { ListeClients } from '../components/liste-clients.tsx'
import { genresClient, libellesGenre } from '../model/client.ts'
import { colonnesExport, valeursExport } from '../model/export.ts'
import { authorize, can } from '../policy.ts'
import { filtresSchema, listClients } from '../queries/clients.server.ts'
import type { Route } from './+types/clients.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'client.lister')
    const { rows } = await listClients(ctx, { ...filtresSchema.parse(query), page: 1 }, 100_000)
    return { name: 'clients', columns: colonnesExport, rows: rows.map(valeursExport) }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  return {
    filtres,
    liste: await listClients(ctx, filtres),
    peutAjouter: can(ctx, 'client.creer'),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function ClientsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, peutAjouter, url: address } = loaderData
  const url = new URL(address)
  const filtre = filtres.recherche !== '' || filtres.genre !== ''
  const ajouter = href('/:union/espace/administration/clients/ajouter', params)
  return (
    <Page
      title="Fiches clients"
      subtitle={plural(
        liste.total,
        filtre ? 'client trouvé' : 'client',
        filtre ? 'clients trouvés' : 'clients',
      )}
      actions={
        <>
          {peutAjouter && (
            <ButtonLink variant="primary" icon="plus" href={ajouter}>
              Ajouter client
            </ButtonLink>
          )}
          <ExportMenu url={url} />
        </>
      }
    >
      <Views
        label="Vues des clients"
        views={[
          { label: 'En service', href: withParam(url, 'vue', ''), current: filtres.vue === '' },
          {
            label: 'Archivés',
            href: withParam(url, 'vue', 'archives'),
            current: filtres.vue === 'archives',
          },
        ]}
      />
      <Filters
        key={address}
        clearHref={filtre ? url.pathname : undefined}
        count={filtres.genre ? 1 : 0}
        search={
          <label className="wide">
            Chercher un nom, un numéro, un SIRET, une commune ou un contact
            <input type="search" name="recherche" defaultValue={filtres.recherche} />
          </label>
        }
      >
        {filtres.vue && <input type="hidden" name="vue" value={filtres.vue} />}
        <label>
          Genre
          <select name="genre" defaultValue={filtres.genre}>
            <option value="">Tous les genres</option>
            {genresClient.map((genre) => (
              <option key={genre} value={genre}>
                {libellesGenre[genre]}
              </option>
            ))}
          </select>
        </label>
      </Filters>
      {liste.rows.length === 0 ? (
        <EmptyState
          title={filtre ? 'Aucun client ne correspond' : 'Aucun client pour le moment'}
          action={
            filtre ? (
              <ButtonLink href={url.pathname}>Effacer les filtres</ButtonLink>
            ) : (
              peutAjouter && <ButtonLink href={ajouter}>Ajouter client</ButtonLink>
            )
          }
        >
          {filtre
            ? 'Essayez un mot du nom, ou le numéro écrit sur le dernier courriel.'
            : 'Une demande faite sur le site public crée sa fiche toute seule.'}
        </EmptyState>
      ) : (
        <>
          <ListeClients union={params.union} rows={liste.rows} url={url} tri={filtres.tri} />
          <Pagination
            page={liste.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={url}
            noun="clients"
          />
        </>
      )}
    </Page>
  )
}
