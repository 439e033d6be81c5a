import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import type { Column } from '#app/platform/tables/table.ts'
import { Fact } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { Rungs } from '#app/ui/rungs.tsx'
import { EmptyState, Pagination, Table, Views, withParam } from '#app/ui/table.tsx'
import { BadgeFormateurs } from '../components/badges.tsx'
import { FiltresFormations } from '../components/filtres-formations.tsx'
import { authorize, can } from '../policy.ts'
import { filtresSchema, listFormations } from '../queries/listes.server.ts'
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
  const [liste, types] = await Promise.all([
    listFormations(ctx, 'validee', filtres),
    listTypesFormation(ctx),
  ])
  return {
    filtres,
    liste,
    types: types.map(({ id, libelle }) => ({ id, libelle })),
    aujourdhui: ctx.aujourdhui,
    peutCreer: can(ctx, 'formation.creer'),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function FormationsAVenirPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, types, aujourdhui, peutCreer, url: address } = loaderData
  const url = new URL(address)
  const creer = href('/:union/espace/formations/creer', params)
  const prises = liste.rows.reduce((somme, formation) => somme + formation.prises, 0)
  return (
    <Page
      title="Formations à venir"
      subtitle={`${plural(liste.total, 'formation', 'formations')}, ${prises} stagiaires inscrits sur ${liste.places} places.`}
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
        views={[
          { label: 'Toutes', href: withParam(url, 'vue', ''), current: filtres.vue === 'toutes' },
          {
            label: 'Formateurs à trouver',
            href: withParam(url, 'vue', 'recherche'),
            current: filtres.vue === 'recherche',
          },
          {
            label: 'À clôturer',
            href: withParam(url, 'vue', 'a_cloturer'),
            current: filtres.vue === 'a_cloturer',
          },
          {
            label: 'Les miennes',
            href: withParam(url, 'vue', 'miennes'),
            current: filtres.vue === 'miennes',
          },
        ]}
      />
      <FiltresFormations filtres={filtres} types={types} effacer={url.pathname} />
      {liste.rows.length === 0 ? (
        <EmptyState
          title="Aucune formation ici"
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
                <th scope="col">Stagiaires</th>
              </tr>
            </thead>
            <tbody>
              {liste.rows.map((formation) => {
                const chemin = { ...params, formationId: formation.id }
                const fiche = href('/:union/espace/formations/:formationId', chemin)
                return (
                  <tr key={formation.id}>
                    <td data-l="Date">
                      {formatDay(formation.premierJour ?? '')}
                      <small>
                        {(formation.dernierJour ?? '') < aujourdhui
                          ? 'À clôturer'
                          : formation.dernierJour !== formation.premierJour &&
                            `au ${formatDay(formation.dernierJour ?? '')}`}
                      </small>
                    </td>
                    <th scope="row">
                      <a href={fiche}>{formation.intitule}</a>
                      <small>
                        {`${formation.numero} · ${formation.lieu}${formation.privee ? ' · Privée' : ''}`}
                      </small>
                    </th>
                    <td data-l="Places">
                      <Rungs taken={formation.prises} places={formation.places} />
                    </td>
                    <td data-l="Formateurs">
                      <BadgeFormateurs
                        acceptes={formation.acceptes}
                        requis={formation.formateursRequis}
                        complete={formation.complete}
                      />
                    </td>
                    <td>
                      <span className="follow">
                        <Fact
                          icon="stamp"
                          label={
                            formation.declarationAReprendre ? 'Déclaration à compléter' : 'Déclaré'
                          }
                          tone={formation.declarationAReprendre ? 'attend' : 'info'}
                          on={formation.declareeLe !== null}
                          absent="Non déclaré"
                        />
                        <Fact
                          icon="clipboard-list"
                          label="Consignes"
                          on={formation.consignesEnvoyeesLe !== null}
                        />
                        <Fact
                          icon="truck"
                          label="Logistique"
                          on={formation.logistiquePreteLe !== null}
                        />
                      </span>
                    </td>
                    <td>
                      <a
                        href={`${fiche}/stagiaires`}
                        aria-label={`Valider stagiaires, ${formation.numero}`}
                      >
                        Valider stagiaires
                      </a>
                      <br />
                      <a
                        href={`${fiche}/partenaires`}
                        aria-label={`Liens partenaires, ${formation.numero}`}
                      >
                        Liens partenaires
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
