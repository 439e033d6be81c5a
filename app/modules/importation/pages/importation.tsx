import { href, redirect } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { queryOf, uuidParam } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { Avancement } from '../components/avancement.tsx'
import { BadgeImport } from '../components/badges.tsx'
import { Confirmer } from '../components/confirmer.tsx'
import { RapportImport } from '../components/rapport-import.tsx'
import { columnsRapport, valeursRapport } from '../model/rapport.ts'
import { authorize, touteUnion } from '../policy.ts'
import {
  compterLignes,
  filtresSchema,
  findImport,
  listLignes,
} from '../queries/importations.server.ts'
import { annulerImportation } from '../use-cases/annuler-importation.server.ts'
import {
  confirmerImportation,
  confirmerImportationSchema,
} from '../use-cases/confirmer-importation.server.ts'
import type { Route } from './+types/importation.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query, params) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'importation.gerer', touteUnion)
    const lu = (await findImport(ctx, uuidParam(params.importId))) ?? notFound()
    const lignes = await listLignes(ctx, lu.id, { ...filtresSchema.parse(query), page: 1 }, 20_001)
    return {
      name: `rapport-${lu.nom.replace(/\.[a-z]+$/i, '')}`,
      columns: columnsRapport,
      rows: lignes.flatMap((ligne) => valeursRapport(ligne, lu.reglages.colonnes)),
    }
  }),
]

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'importation.gerer', touteUnion)
  const lu = (await findImport(ctx, uuidParam(params.importId))) ?? notFound()
  if (lu.statut === 'analyse') {
    throw redirect(
      href('/:union/espace/administration/cotisations/importer/:importId/correspondance', params),
    )
  }
  const filtres = filtresSchema.parse(queryOf(request))
  return {
    lu,
    filtres,
    comptes: await compterLignes(ctx, lu.id),
    lignes: lu.statut === 'en_cours' ? [] : await listLignes(ctx, lu.id, filtres),
    fuseau: ctx.union.fuseau,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'importation.gerer', touteUnion)
  const importId = uuidParam(params.importId)
  const lu = (await findImport(ctx, importId)) ?? notFound()
  const ici = href('/:union/espace/administration/cotisations/importer/:importId', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'annuler') {
    await annulerImportation(ctx, lu.id)
    return redirectWithToast(ici, 'Importation arrêtée. Ce qui est écrit le reste.')
  }
  return submit(request, { importId: lu.id }, confirmerImportationSchema, async (input) => {
    await confirmerImportation(ctx, input)
    return redirect(ici)
  })
}

export default function ImportationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { lu, comptes, filtres, lignes, fuseau, url: address } = loaderData
  const url = new URL(address)
  return (
    <Page
      title={titres[lu.statut]}
      breadcrumb={[
        {
          label: 'Gestion des cotisations adhérents',
          href: href('/:union/espace/administration/cotisations', params),
        },
        {
          label: 'Importer des adhérents',
          href: href('/:union/espace/administration/cotisations/importer', params),
        },
      ]}
      badges={<BadgeImport statut={lu.statut} />}
      subtitle={`${lu.nom}, reçu ${formatInstant(lu.creeLe, fuseau)}`}
      actions={lu.statut !== 'en_cours' && <ExportMenu url={url} />}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {lu.statut === 'en_cours' ? (
        <Avancement faites={comptes.faites} total={comptes.total} url={url.pathname} />
      ) : (
        <div className="stack">
          {lu.statut === 'a_confirmer' && (
            <Confirmer
              comptes={comptes}
              version={lu.version}
              params={params}
              reglages={lu.reglages}
            />
          )}
          <RapportImport
            statut={lu.statut}
            comptes={comptes}
            filtres={filtres}
            lignes={lignes}
            lu={lu}
            url={url}
            union={params.union}
          />
        </div>
      )}
    </Page>
  )
}

const titres = {
  analyse: 'Colonnes du fichier',
  a_confirmer: 'Ce que l’importation changera',
  en_cours: 'Importation en cours',
  termine: 'Rapport de l’importation',
  annule: 'Importation arrêtée',
}
