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
import { filtresElementSchema, listLieuxDetail } from '../queries/elements.server.ts'
import type { Route } from './+types/lieux.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'union.parametrer')
    const lignes = await listLieuxDetail(ctx, filtresElementSchema.parse(query))
    return {
      name: 'lieux',
      columns: ['Nom', 'Adresse', 'Code postal', 'Commune', 'Capacité', 'Accès', 'Centre'],
      rows: lignes.map((ligne) => [
        ligne.nom,
        ligne.adresse,
        ligne.codePostal,
        ligne.commune,
        ligne.capacite,
        ligne.acces,
        ligne.centre,
      ]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const filtres = filtresElementSchema.parse(queryOf(request))
  return {
    filtres,
    lignes: await listLieuxDetail(ctx, filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function LieuxPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, lignes, url: address } = loaderData
  const url = new URL(address)
  const tri = (cle: string) => withParam(url, 'tri', filtres.tri === cle ? `-${cle}` : cle)
  const sort = filtres.tri || 'nom'
  return (
    <Page
      title="Lieux"
      subtitle={plural(lignes.length, 'lieu', 'lieux')}
      actions={
        <>
          <ExportMenu url={url} />
          <ButtonLink
            variant="primary"
            icon="plus"
            href={href('/:union/espace/parametrages/lieux/:lieuId', {
              ...params,
              lieuId: 'ajouter',
            })}
          >
            Ajouter un lieu
          </ButtonLink>
        </>
      }
    >
      <FiltresReglage filtres={filtres} chercher="Chercher un lieu, une commune" url={url} />
      {lignes.length === 0 ? (
        <AucunReglage filtres={filtres} url={url} titre="Aucun lieu pour le moment">
          Ajoutez les salles où se tiennent les formations : on les choisit dans une liste, et le
          public voit l’adresse et l’accès.
        </AucunReglage>
      ) : (
        <Table caption="Lieux" cards sticky>
          <thead>
            <tr>
              <SortLink label="Nom" column="nom" sort={sort} href={tri('nom')} />
              <SortLink label="Commune" column="commune" sort={sort} href={tri('commune')} />
              <SortLink
                label="Capacité"
                column="capacite"
                sort={sort}
                href={tri('capacite')}
                className="num"
              />
              <th scope="col">Centre</th>
            </tr>
          </thead>
          <tbody>{lignes.map((l) => ligne(params.union, l))}</tbody>
        </Table>
      )}
    </Page>
  )
}

type Ligne = Awaited<ReturnType<typeof listLieuxDetail>>[number]

function ligne(union: string, l: Ligne) {
  return (
    <tr key={l.id}>
      <th scope="row">
        <a href={href('/:union/espace/parametrages/lieux/:lieuId', { union, lieuId: l.id })}>
          {l.nom}
        </a>
        <BadgeArchive archive={l.archiveLe !== null} />
      </th>
      <td data-l="Commune">
        {l.commune}
        <small>{[l.adresse, l.codePostal].filter(Boolean).join(', ')}</small>
      </td>
      <td data-l="Capacité" className="num">
        {l.capacite ?? '–'}
      </td>
      <td data-l="Centre">{l.centre ?? <span className="soft">Aucun</span>}</td>
    </tr>
  )
}
