import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listCentres, listCompetences } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import type { Column } from '#app/platform/tables/table.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Filters, Table } from '#app/ui/table.tsx'
import { BadgeCompetence, libelleEtatCompetence } from '../components/badge-competence.tsx'
import { authorize } from '../policy.ts'
import { centresPermis } from '../queries/adherents.server.ts'
import {
  avantDe,
  filtresRenouvellementSchema,
  listRenouvellements,
  type Renouvellement,
} from '../queries/renouvellements.server.ts'
import { exporterCompetences } from '../use-cases/exporter-competences.server.ts'
import type { Route } from './+types/competences-a-renouveler.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => ({
    name: 'competences-a-renouveler',
    columns,
    rows: (await exporterCompetences(ctxOf(context), filtresRenouvellementSchema.parse(query))).map(
      valeurs,
    ),
  })),
]

const columns: Column[] = [
  'Nom',
  'Prénoms',
  'Centre',
  'Compétence',
  'Numéro',
  { title: 'Dernière date', type: 'day' },
  { title: 'Fin de validité', type: 'day' },
  'État',
]

function valeurs(ligne: Renouvellement) {
  const { nom, prenoms, centre, libelle, numero, derniere, fin, etat } = ligne
  return [nom, prenoms, centre, libelle, numero, derniere, fin, libelleEtatCompetence(etat)]
}

/** As many as a page shows well; the export has them all. */
const limite = 300

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'competence.lister')
  const filtres = filtresRenouvellementSchema.parse(queryOf(request))
  const lignes = await listRenouvellements(ctx, filtres)
  return {
    filtres,
    avant: avantDe(ctx, filtres),
    total: lignes.length,
    perimees: lignes.filter(({ etat }) => etat === 'expiree').length,
    lignes: lignes.slice(0, limite),
    centres: centresPermis(ctx, 'competence.lister', await listCentres(ctx)),
    competences: await listCompetences(ctx),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function CompetencesARenouvelerPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, avant, total, perimees, lignes, centres, competences } = loaderData
  const url = new URL(loaderData.url)
  const filtre = filtres.centre !== '' || filtres.competence !== '' || filtres.avant !== ''
  return (
    <Page
      title="Compétences à renouveler"
      subtitle={`${plural(total, 'compétence finit', 'compétences finissent')} avant le ${formatDay(avant)}, dont ${plural(perimees, 'déjà périmée', 'déjà périmées')}`}
      actions={<ExportMenu url={url} />}
    >
      <Filters
        clearHref={filtre ? url.pathname : undefined}
        count={[filtres.centre, filtres.competence].filter(Boolean).length}
        search={
          <label>
            Finit au plus tard le
            <input type="date" name="avant" defaultValue={avant} />
          </label>
        }
      >
        <label>
          Centre
          <select name="centre" defaultValue={filtres.centre}>
            <option value="">Tous les centres</option>
            {centres.map(({ id, nom }) => (
              <option key={id} value={id}>
                {nom}
              </option>
            ))}
          </select>
        </label>
        <label>
          Compétence
          <select name="competence" defaultValue={filtres.competence}>
            <option value="">Toutes les compétences</option>
            {competences.map(({ id, libelle }) => (
              <option key={id} value={id}>
                {libelle}
              </option>
            ))}
          </select>
        </label>
      </Filters>
      {total === 0 ? (
        <EmptyState
          title="Rien à renouveler d’ici là"
          action={filtre && <ButtonLink href={url.pathname}>Effacer les filtres</ButtonLink>}
        >
          Choisissez une date plus lointaine pour préparer les prochaines formations continues.
        </EmptyState>
      ) : (
        <>
          <Table caption="Compétences à renouveler" cards sticky>
            <thead>
              <tr>
                <th scope="col">Nom</th>
                <th scope="col">Compétence</th>
                <th scope="col">Centre</th>
                <th scope="col">Dernière date</th>
                <th scope="col">Valable jusqu’au</th>
                <th scope="col">État</th>
              </tr>
            </thead>
            <tbody>{lignes.map((une) => ligne(params.union, une))}</tbody>
          </Table>
          {total > lignes.length && (
            <p className="soft">
              Les {lignes.length} premières sont montrées. L’export les contient toutes.
            </p>
          )}
        </>
      )}
    </Page>
  )
}

function ligne(union: string, une: Renouvellement) {
  const fiche = href('/:union/espace/administration/adherents/:adherentId', {
    union,
    adherentId: une.adherentId,
  })
  return (
    <tr key={une.id}>
      <th scope="row">
        <a href={`${fiche}#competences`}>
          {une.nom} {une.prenoms}
        </a>
      </th>
      <td data-l="Compétence">
        {une.libelle}
        {une.numero && <small>n°&nbsp;{une.numero}</small>}
      </td>
      <td data-l="Centre">{une.centre ?? <span className="soft">Aucun</span>}</td>
      <td data-l="Dernière date">{formatDay(une.derniere)}</td>
      <td data-l="Valable jusqu’au">{formatDay(une.fin)}</td>
      <td data-l="État">
        <BadgeCompetence etat={une.etat} />
      </td>
    </tr>
  )
}
