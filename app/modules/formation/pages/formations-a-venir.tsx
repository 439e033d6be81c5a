import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listTypesFormation } from '#app/modules/union/public.server.ts'
import { csvResponse } from '#app/platform/csv.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Fact } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { Rungs } from '#app/ui/rungs.tsx'
import { DownloadLink, EmptyState, Pagination, Table, Views, withParam } from '#app/ui/table.tsx'
import { BadgeFormateurs } from '../components/badges.tsx'
import { FiltresFormations } from '../components/filtres-formations.tsx'
import { authorize, can } from '../policy.ts'
import { filtresSchema, listFormations } from '../queries/listes.server.ts'
import type { Route } from './+types/formations-a-venir.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'formation.lister')
  const query = queryOf(request)
  const filtres = filtresSchema.parse(query)
  if (query.format === 'csv')
    return exporter(await listFormations(ctx, 'validee', { ...filtres, page: 1 }, 5000))
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

type Liste = Awaited<ReturnType<typeof listFormations>>

function exporter({ rows }: Liste): Response {
  return csvResponse(
    'formations-a-venir.csv',
    [
      'Numéro',
      'Intitulé',
      'Type',
      'Premier jour',
      'Dernier jour',
      'Lieu',
      'Places',
      'Prises',
      'Formateurs',
      'Requis',
    ],
    rows.map((f) => [
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
    ]),
  )
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
          <DownloadLink href={withParam(url, 'format', 'csv')}>Exporter</DownloadLink>
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
                        <Fact icon="stamp" label="Déclaré" on={formation.declareeLe !== null} />
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
