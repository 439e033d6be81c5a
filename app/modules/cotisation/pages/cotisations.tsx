import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listCentres } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination, SelectionBar, Views, withParam } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { FiltresCotisations } from '../components/filtres-cotisations.tsx'
import { ListeSituations } from '../components/liste-situations.tsx'
import { colonnesExport, valeursExport } from '../model/export.ts'
import { authorize, can } from '../policy.ts'
import { filtresSchema, listSituations } from '../queries/situations.server.ts'
import { exporterCotisations } from '../use-cases/exporter-cotisations.server.ts'
import type { Route } from './+types/cotisations.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const { rows, jour } = await exporterCotisations(ctxOf(context), filtresSchema.parse(query))
    return {
      name: `cotisations-${jour}`,
      columns: colonnesExport,
      rows: rows.map((row) => valeursExport(row)),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'cotisation.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  return {
    filtres,
    liste: await listSituations(ctx, filtres),
    centres: await listCentres(ctx),
    peutGerer: can(ctx, 'cotisation.gerer'),
    peutImporter: can(ctx, 'cotisation.gerer', { centreId: null }),
    peutEncaisser: can(ctx, 'cotisation.encaisser'),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function CotisationsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, centres, peutGerer, peutEncaisser, url: address } = loaderData
  const url = new URL(address)
  const filtre = [filtres.recherche, filtres.centre, filtres.genre, filtres.jour].some(Boolean)
  const ici = href('/:union/espace/administration/cotisations', params)
  return (
    <Page
      title="Gestion des cotisations adhérents"
      subtitle={`Au ${formatDay(liste.jour)}.`}
      actions={
        <>
          <ExportMenu url={url} />
          {loaderData.peutImporter && (
            <ButtonLink
              variant="primary"
              icon="upload"
              href={href('/:union/espace/administration/cotisations/importer', params)}
            >
              Importer un fichier
            </ButtonLink>
          )}
        </>
      }
    >
      <Totals
        items={[
          { label: 'À jour', figure: `${liste.aJour} sur ${liste.aJour + liste.enRetard}` },
          { label: 'Encaissé pour la période', figure: formatMoney(liste.encaisse) },
          { label: 'Demandé et pas encore payé', figure: formatMoney(liste.attendu) },
        ]}
      />
      <Views
        views={[
          {
            vue: '',
            label: 'Pas à jour',
            count: liste.enRetard,
            current: filtres.vue === 'pas_a_jour',
          },
          { vue: 'a_jour', label: 'À jour', count: liste.aJour, current: filtres.vue === 'a_jour' },
          { vue: 'toutes', label: 'Tous', current: filtres.vue === 'toutes' },
        ].map(({ vue, ...view }) => ({ ...view, href: withParam(url, 'vue', vue) }))}
      />
      <FiltresCotisations
        filtres={filtres}
        jour={liste.jour}
        centres={centres}
        effacer={filtre ? ici : undefined}
      />
      {liste.rows.length === 0 ? (
        <EmptyState
          title={
            filtres.vue === 'pas_a_jour' ? 'Tout le monde est à jour' : 'Personne ne correspond'
          }
          action={filtre ? <ButtonLink href={ici}>Effacer les filtres</ButtonLink> : undefined}
        >
          {filtre
            ? 'Essayez un autre centre, une autre date ou une autre cotisation.'
            : 'Les cotisations s’ajoutent par l’import, ou depuis la fiche d’un adhérent.'}
        </EmptyState>
      ) : (
        // Without script the ticked rows travel in the address of the page that asks to confirm.
        <form method="get">
          <Contexte filtres={filtres} jour={liste.jour} />
          {peutGerer && filtres.vue !== 'a_jour' && (
            <p className="roll-tools">
              <a href={`${ici}/relancer${url.search}`}>
                Relancer les {liste.enRetard} personnes pas à jour…
              </a>
            </p>
          )}
          <ListeSituations
            union={params.union}
            rows={liste.rows}
            url={url}
            tri={filtres.tri}
            choix={peutGerer || peutEncaisser}
          />
          <SelectionBar label="Personnes choisies">
            {peutEncaisser && (
              <Button icon="check" formAction={`${ici}/encaisser`}>
                Noter payées…
              </Button>
            )}
            {peutGerer && (
              <Button icon="mail" formAction={`${ici}/relancer`}>
                Relancer…
              </Button>
            )}
          </SelectionBar>
          <Pagination
            page={liste.page}
            pages={liste.pages}
            total={liste.total}
            parPage={liste.parPage}
            url={url}
            noun="personnes"
          />
        </form>
      )}
    </Page>
  )
}

type ContexteProps = { filtres: { genre: string }; jour: string }

function Contexte({ filtres, jour }: ContexteProps) {
  return (
    <>
      <input type="hidden" name="jour" value={jour} />
      {filtres.genre && <input type="hidden" name="genre" value={filtres.genre} />}
    </>
  )
}
