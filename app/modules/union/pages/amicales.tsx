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
import { filtresElementSchema, listAmicales } from '../queries/elements.server.ts'
import type { Route } from './+types/amicales.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'union.parametrer')
    const lignes = await listAmicales(ctx, filtresElementSchema.parse(query))
    return {
      name: 'amicales',
      columns: ['Nom', 'Centre', 'Président'],
      rows: lignes.map((ligne) => [ligne.nom, ligne.centre, ligne.president]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const filtres = filtresElementSchema.parse(queryOf(request))
  return {
    filtres,
    lignes: await listAmicales(ctx, filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function AmicalesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, lignes, url: address } = loaderData
  const url = new URL(address)
  const tri = (cle: string) => withParam(url, 'tri', filtres.tri === cle ? `-${cle}` : cle)
  const sort = filtres.tri || 'nom'
  return (
    <Page
      title="Amicales"
      subtitle={plural(lignes.length, 'amicale', 'amicales')}
      actions={
        <>
          <ExportMenu url={url} />
          <ButtonLink
            variant="primary"
            icon="plus"
            href={href('/:union/espace/parametrages/amicales/:amicaleId', {
              ...params,
              amicaleId: 'ajouter',
            })}
          >
            Ajouter une amicale
          </ButtonLink>
        </>
      }
    >
      <FiltresReglage filtres={filtres} chercher="Chercher une amicale" url={url} />
      {lignes.length === 0 ? (
        <AucunReglage filtres={filtres} url={url} titre="Aucune amicale pour le moment">
          Ajoutez les amicales de sapeurs-pompiers et leur président : les déclarations de sinistre
          leur sont adressées.
        </AucunReglage>
      ) : (
        <Table caption="Amicales" cards sticky>
          <thead>
            <tr>
              <SortLink label="Nom" column="nom" sort={sort} href={tri('nom')} />
              <SortLink label="Centre" column="centre" sort={sort} href={tri('centre')} />
              <th scope="col">Président</th>
            </tr>
          </thead>
          <tbody>{lignes.map((l) => ligne(params.union, l))}</tbody>
        </Table>
      )}
    </Page>
  )
}

type Ligne = Awaited<ReturnType<typeof listAmicales>>[number]

function ligne(union: string, l: Ligne) {
  return (
    <tr key={l.id}>
      <th scope="row">
        <a
          href={href('/:union/espace/parametrages/amicales/:amicaleId', { union, amicaleId: l.id })}
        >
          {l.nom}
        </a>
        <BadgeArchive archive={l.archiveLe !== null} />
      </th>
      <td data-l="Centre">{l.centre ?? <span className="soft">Aucun</span>}</td>
      <td data-l="Président">{l.president ?? <span className="soft">Aucun</span>}</td>
    </tr>
  )
}
