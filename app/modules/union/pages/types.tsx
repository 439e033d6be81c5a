import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, formatDuration, formatMoney, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { SortLink, Table, withParam } from '#app/ui/table.tsx'
import { AucunReglage, BadgeArchive, FiltresReglage } from '../components/reglages.tsx'
import { documentsType } from '../model/type.ts'
import { authorize } from '../policy.ts'
import { filtresElementSchema } from '../queries/elements.server.ts'
import { listTypes } from '../queries/types.server.ts'
import type { Route } from './+types/types.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'type.parametrer')
    const lignes = await listTypes(ctx, filtresElementSchema.parse(query))
    return { name: 'types', columns, rows: lignes.map(valeurs) }
  }),
]

type Ligne = Awaited<ReturnType<typeof listTypes>>[number]

const columns = [
  'Code',
  'Nom',
  'Autres noms',
  'Durée minimale (h)',
  'Places',
  'Stagiaires par formateur',
  'Effectif minimal',
  'Âge minimal',
  'Prix (€)',
  'Document',
  'Compétences pour encadrer',
]

function valeurs(type: Ligne) {
  return [
    type.code,
    type.nom,
    type.alias.join(', '),
    type.minutesMin / 60,
    type.placesDefaut,
    type.maxParFormateur,
    type.minStagiaires,
    type.ageMin,
    type.prixDefaut / 100,
    documentsType[type.document],
    type.competences.join(', '),
  ]
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'type.parametrer')
  const filtres = filtresElementSchema.parse(queryOf(request))
  return {
    filtres,
    lignes: await listTypes(ctx, filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function TypesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, lignes, url: address } = loaderData
  const url = new URL(address)
  const tri = (cle: string) => withParam(url, 'tri', filtres.tri === cle ? `-${cle}` : cle)
  const sort = filtres.tri || 'nom'
  return (
    <Page
      title="Types de formation"
      subtitle={`${plural(lignes.length, 'type', 'types')}. Une formation reprend ces valeurs à sa création ; elle garde la règle de son premier jour.`}
      actions={
        <>
          <ExportMenu url={url} />
          <ButtonLink
            variant="primary"
            icon="plus"
            href={href('/:union/espace/parametrages/types/:typeId', {
              ...params,
              typeId: 'ajouter',
            })}
          >
            Ajouter un type
          </ButtonLink>
        </>
      }
    >
      <FiltresReglage filtres={filtres} chercher="Chercher un type" url={url} />
      {lignes.length === 0 ? (
        <AucunReglage filtres={filtres} url={url} titre="Aucun type pour le moment">
          Ajoutez un enseignement que votre union délivre.
        </AucunReglage>
      ) : (
        <Table caption="Types de formation" cards sticky>
          <thead>
            <tr>
              <SortLink label="Type" column="nom" sort={sort} href={tri('nom')} />
              <SortLink label="Durée" column="duree" sort={sort} href={tri('duree')} />
              <SortLink
                label="Places"
                column="places"
                sort={sort}
                href={tri('places')}
                className="num"
              />
              <SortLink label="Prix" column="prix" sort={sort} href={tri('prix')} className="num" />
              <th scope="col">Document</th>
              <th scope="col">Encadré par</th>
            </tr>
          </thead>
          <tbody>{lignes.map((type) => ligne(params.union, type))}</tbody>
        </Table>
      )}
    </Page>
  )
}

function ligne(union: string, type: Ligne) {
  const noms = [type.code, ...type.alias].join(', ')
  return (
    <tr key={type.id}>
      <th scope="row">
        <a href={href('/:union/espace/parametrages/types/:typeId', { union, typeId: type.id })}>
          {type.nom}
        </a>
        <small>{noms}</small>
        <BadgeArchive archive={type.archiveLe !== null} />
        {type.valableAu && <small>Jusqu’au {formatDay(type.valableAu)}</small>}
      </th>
      <td data-l="Durée" className="nowrap">
        {formatDuration(type.minutesMin)}
        {type.ageMin !== null && <small>dès {type.ageMin} ans</small>}
      </td>
      <td data-l="Places" className="num nowrap">
        {type.placesDefaut}
        <small>{type.maxParFormateur} par formateur</small>
      </td>
      <td data-l="Prix" className="num">
        {formatMoney(type.prixDefaut)}
      </td>
      <td data-l="Document">{documentsType[type.document]}</td>
      <td data-l="Encadré par">
        {type.competences.join(', ') || <span className="soft">Personne</span>}
      </td>
    </tr>
  )
}
