import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import type { Column } from '#app/platform/tables/table.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, Table, Views, withParam } from '#app/ui/table.tsx'
import { FiltresFormations } from '../components/filtres-formations.tsx'
import { LigneAVenir, MenuFormations } from '../components/ligne-a-venir.tsx'
import { authorize, can } from '../policy.ts'
import { filtresSchema, listFormations } from '../queries/listes.server.ts'
import { countVues } from '../queries/vues-a-venir.server.ts'
import type { Route } from './+types/formations-a-venir.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'formation.lister')
    const filtres = { ...filtresSchema.parse(query), page: 1 }
    const { rows } = await listFormations(ctx, 'validee', filtres, 5000)
    return { name: 'formations-a-venir', columns, rows: rows.map(valeurs) }
  }),
]

type Liste = Awaited<ReturnType<typeof listFormations>>

const columns: Column[] = [
  'Numéro',
  'Intitulé',
  'Type',
  { title: 'Premier jour', type: 'day' },
  { title: 'Dernier jour', type: 'day' },
  'Lieu',
  { title: 'Places', type: 'number' },
  { title: 'Prises', type: 'number' },
  { title: 'Formateurs', type: 'number' },
  { title: 'Requis', type: 'number' },
]

function valeurs(f: Liste['rows'][number]) {
  return [
    f.numero,
    f.intitule,
    f.typeCode,
    f.premierJour,
    f.dernierJour,
    f.lieu,
    f.places,
    f.prises,
    f.acceptes,
    f.formateursRequis,
  ]
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  const [liste, comptes, types] = await Promise.all([
    listFormations(ctx, 'validee', filtres),
    countVues(ctx, filtres),
    listTypesFormation(ctx),
  ])
  return {
    filtres,
    liste,
    comptes,
    types: types.map(({ id, libelle }) => ({ id, libelle })),
    aujourdhui: ctx.aujourdhui,
    peutCreer: can(ctx, 'formation.creer'),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

const vues = [
  ['toutes', 'Toutes'],
  ['recherche', 'Formateurs à trouver'],
  ['inscriptions', 'Inscriptions à valider'],
  ['a_cloturer', 'À clôturer'],
  ['miennes', 'Les miennes'],
] as const

export default function FormationsAVenirPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, comptes, types, aujourdhui, peutCreer, url: address } = loaderData
  const url = new URL(address)
  const creer = href('/:union/espace/formations/creer', params)
  return (
    <Page
      title="Formations à venir"
      subtitle={resume(liste)}
      actions={
        <>
          <ExportMenu url={url} />
          {peutCreer && (
            <ButtonLink variant="primary" icon="plus" href={creer}>
              Créer une formation
            </ButtonLink>
          )}
        </>
      }
    >
      <Views
        views={vues.map(([vue, label]) => ({
          label,
          count: comptes[vue],
          href: withParam(url, 'vue', vue === 'toutes' ? '' : vue),
          current: filtres.vue === vue,
        }))}
      />
      <FiltresFormations filtres={filtres} types={types} effacer={url.pathname} />
      {liste.rows.length === 0 ? (
        <EmptyState
          title={filtres.vue === 'a_cloturer' ? 'Rien à clôturer' : 'Aucune formation ici'}
          action={
            peutCreer && (
              <ButtonLink icon="plus" href={creer}>
                Créer une formation
              </ButtonLink>
            )
          }
        >
          Aucune formation ouverte ne correspond à ce que vous cherchez.
        </EmptyState>
      ) : (
        <>
          <Table caption="Formations à venir" cards sticky>
            <thead>
              <tr>
                <th
                  scope="col"
                  aria-sort={
                    filtres.tri === 'date'
                      ? 'ascending'
                      : filtres.tri === '-date'
                        ? 'descending'
                        : undefined
                  }
                >
                  <a href={withParam(url, 'tri', filtres.tri === 'date' ? '-date' : 'date')}>
                    Date
                  </a>
                </th>
                <th scope="col">
                  <a
                    href={withParam(
                      url,
                      'tri',
                      filtres.tri === 'intitule' ? '-intitule' : 'intitule',
                    )}
                  >
                    Formation
                  </a>
                </th>
                <th scope="col">Places</th>
                <th scope="col">Formateurs</th>
                <th scope="col">Suivi</th>
                <th scope="col" className="more">
                  <span className="offscreen">Pages</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {liste.rows.map((formation) => (
                <LigneAVenir
                  key={formation.id}
                  formation={formation}
                  fiche={href('/:union/espace/formations/:formationId', {
                    ...params,
                    formationId: formation.id,
                  })}
                  aujourdhui={aujourdhui}
                />
              ))}
            </tbody>
          </Table>
          <MenuFormations />
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

/** Who is enrolled is said of a list that holds in one page: the rows of the others are not read. */
function resume({ rows, total, places, pages }: Liste): string {
  const formations = plural(total, 'formation', 'formations')
  const offertes = plural(places, 'place', 'places')
  if (pages > 1) return `${formations}, ${offertes}.`
  const prises = rows.reduce((somme, formation) => somme + formation.prises, 0)
  return `${formations}, ${plural(prises, 'stagiaire inscrit', 'stagiaires inscrits')} sur ${offertes}.`
}
