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
import { validiteEnMots } from '../model/validite.ts'
import { authorize } from '../policy.ts'
import { listCompetencesDetail } from '../queries/competences.server.ts'
import { filtresElementSchema } from '../queries/elements.server.ts'
import type { Route } from './+types/competences.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'union.parametrer')
    const lignes = await listCompetencesDetail(ctx, filtresElementSchema.parse(query))
    return {
      name: 'competences',
      columns: ['Code', 'Nom', 'Validité', 'Alerte (jours)', 'Détenue par', 'Types encadrés'],
      rows: lignes.map((c) => [
        c.code,
        c.nom,
        validiteEnMots(c),
        c.alerteJours,
        c.detenteurs,
        c.types.join(', '),
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
    lignes: await listCompetencesDetail(ctx, filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function CompetencesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, lignes, url: address } = loaderData
  const url = new URL(address)
  const tri = (cle: string) => withParam(url, 'tri', filtres.tri === cle ? `-${cle}` : cle)
  const sort = filtres.tri || 'nom'
  return (
    <Page
      title="Compétences"
      subtitle={`${plural(lignes.length, 'compétence suivie', 'compétences suivies')} pour les adhérents.`}
      actions={
        <>
          <ExportMenu url={url} />
          <ButtonLink
            variant="primary"
            icon="plus"
            href={href('/:union/espace/parametrages/competences/:competenceId', {
              ...params,
              competenceId: 'ajouter',
            })}
          >
            Ajouter une compétence
          </ButtonLink>
        </>
      }
    >
      <FiltresReglage filtres={filtres} chercher="Chercher une compétence" url={url} />
      {lignes.length === 0 ? (
        <AucunReglage filtres={filtres} url={url} titre="Aucune compétence pour le moment">
          Ajoutez ce que l’union suit pour ses adhérents : on n’encadre une formation qu’avec une
          compétence à jour.
        </AucunReglage>
      ) : (
        <Table caption="Compétences" cards sticky>
          <thead>
            <tr>
              <SortLink label="Compétence" column="nom" sort={sort} href={tri('nom')} />
              <SortLink label="Code" column="code" sort={sort} href={tri('code')} />
              <th scope="col">Validité</th>
              <SortLink
                label="Détenue par"
                column="detenteurs"
                sort={sort}
                href={tri('detenteurs')}
                className="num"
              />
              <th scope="col">Permet d’encadrer</th>
            </tr>
          </thead>
          <tbody>{lignes.map((competence) => ligne(params.union, competence))}</tbody>
        </Table>
      )}
    </Page>
  )
}

type Ligne = Awaited<ReturnType<typeof listCompetencesDetail>>[number]

function ligne(union: string, competence: Ligne) {
  const { id: competenceId, nom, code, alerteJours, regleValidite, detenteurs, types } = competence
  return (
    <tr key={competenceId}>
      <th scope="row">
        <a
          href={href('/:union/espace/parametrages/competences/:competenceId', {
            union,
            competenceId,
          })}
        >
          {nom}
        </a>
        <BadgeArchive archive={competence.archiveLe !== null} />
      </th>
      <td data-l="Code">{code}</td>
      <td data-l="Validité">
        {validiteEnMots(competence)}
        {regleValidite !== 'illimite' && <small>alerte {alerteJours} jours avant</small>}
      </td>
      <td data-l="Détenue par" className="num">
        {detenteurs}
      </td>
      <td data-l="Permet d’encadrer">
        {types.join(', ') || <span className="soft">Aucun type</span>}
      </td>
    </tr>
  )
}
