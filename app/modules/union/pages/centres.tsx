import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { SortLink, Table, withParam } from '#app/ui/table.tsx'
import { AucunReglage, BadgeArchive, FiltresReglage } from '../components/reglages.tsx'
import { authorize } from '../policy.ts'
import { filtresElementSchema, listCentresDetail } from '../queries/elements.server.ts'
import type { Route } from './+types/centres.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'union.parametrer')
    const lignes = await listCentresDetail(ctx, filtresElementSchema.parse(query))
    return {
      name: 'centres',
      columns: ['Nom', 'Code', 'Responsable', 'Adhérents'],
      rows: lignes.map((ligne) => [ligne.nom, ligne.code, ligne.responsable, ligne.adherents]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const filtres = filtresElementSchema.parse(queryOf(request))
  return {
    filtres,
    lignes: await listCentresDetail(ctx, filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function CentresPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, lignes, url: address } = loaderData
  const url = new URL(address)
  const tri = (cle: string) => withParam(url, 'tri', filtres.tri === cle ? `-${cle}` : cle)
  const sort = filtres.tri || 'nom'
  return (
    <Page
      title="Centres"
      subtitle={plural(lignes.length, 'centre', 'centres')}
      actions={
        <>
          <ExportMenu url={url} />
          <ButtonLink
            variant="primary"
            icon="plus"
            href={href('/:union/espace/parametrages/centres/:centreId', {
              ...params,
              centreId: 'ajouter',
            })}
          >
            Ajouter un centre
          </ButtonLink>
        </>
      }
    >
      <FiltresReglage filtres={filtres} chercher="Chercher un centre" url={url} />
      {lignes.length === 0 ? (
        <AucunReglage filtres={filtres} url={url} titre="Aucun centre pour le moment">
          Ajoutez les centres d’incendie et de secours : les adhérents y sont rattachés, les
          responsables locaux n’agissent que pour les leurs.
        </AucunReglage>
      ) : (
        <Table caption="Centres" cards sticky>
          <thead>
            <tr>
              <SortLink label="Nom" column="nom" sort={sort} href={tri('nom')} />
              <SortLink label="Code" column="code" sort={sort} href={tri('code')} />
              <th scope="col">Responsable</th>
              <SortLink
                label="Adhérents"
                column="adherents"
                sort={sort}
                href={tri('adherents')}
                className="num"
              />
            </tr>
          </thead>
          <tbody>{lignes.map((l) => ligne(params.union, l))}</tbody>
        </Table>
      )}
    </Page>
  )
}

type Ligne = Awaited<ReturnType<typeof listCentresDetail>>[number]

function ligne(union: string, l: Ligne) {
  return (
    <tr key={l.id}>
      <th scope="row">
        <a href={href('/:union/espace/parametrages/centres/:centreId', { union, centreId: l.id })}>
          {l.nom}
        </a>
        <BadgeArchive archive={l.archiveLe !== null} />
      </th>
      <td data-l="Code">{l.code}</td>
      <td data-l="Responsable">{l.responsable ?? <span className="soft">Aucun</span>}</td>
      <td data-l="Adhérents" className="num">
        {l.adherents}
      </td>
    </tr>
  )
}
