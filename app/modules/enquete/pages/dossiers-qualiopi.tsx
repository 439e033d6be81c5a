import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { DownloadLink, EmptyState, Filters, Pagination, Table } from '#app/ui/table.tsx'
import { avancement, juger } from '../model/preuves.ts'
import { authorize } from '../policy.ts'
import { filtresDossiersSchema, listDossiers } from '../queries/dossiers.server.ts'
import { listFaits } from '../queries/preuves.server.ts'
import type { Route } from './+types/dossiers-qualiopi.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'qualiopi.lire')
  const filtres = filtresDossiersSchema.parse(queryOf(request))
  const { ids, ...liste } = await listDossiers(ctx, filtres)
  const faits = await listFaits(ctx, ids)
  return {
    filtres,
    liste,
    rows: faits.map((formation) => {
      const preuves = juger(formation)
      return {
        ...{ id: formation.id, numero: formation.numero, intitule: formation.intitule },
        dernierJour: formation.dernierJour,
        ...avancement(preuves),
        manquent: preuves.filter(({ etat }) => etat === 'manquante').map(({ libelle }) => libelle),
      }
    }),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function DossiersQualiopiPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, rows, url: address } = loaderData
  const url = new URL(address)
  const ici = href('/:union/espace/statistiques/qualiopi', params)
  const filtre = filtres.du !== '' || filtres.au !== ''
  return (
    <Page
      title="Dossiers Qualiopi"
      subtitle="Pour chaque formation clôturée, les preuves qu’un auditeur demande et celles qui manquent."
      actions={
        rows.length > 0 && (
          <DownloadLink href={`${ici}/zip?du=${filtres.du}&au=${filtres.au}`}>
            Télécharger les dossiers
          </DownloadLink>
        )
      }
    >
      <Filters
        count={[filtres.du, filtres.au].filter(Boolean).length}
        clearHref={filtre ? ici : undefined}
      >
        <label>
          Formations finies du
          <input type="date" name="du" defaultValue={filtres.du} />
        </label>
        <label>
          au
          <input type="date" name="au" defaultValue={filtres.au} />
        </label>
      </Filters>
      {rows.length === 0 ? (
        <EmptyState
          title="Aucune formation clôturée"
          action={filtre ? <ButtonLink href={ici}>Effacer les filtres</ButtonLink> : undefined}
        >
          Un dossier se constitue de lui-même quand la formation est clôturée.
        </EmptyState>
      ) : (
        <>
          <Table caption="Dossiers Qualiopi" cards>
            <thead>
              <tr>
                <th scope="col">Formation</th>
                <th scope="col">Dernier jour</th>
                <th scope="col">Preuves</th>
                <th scope="col">Ce qui manque</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a
                      href={href('/:union/espace/formations/:formationId/qualiopi', {
                        ...params,
                        formationId: row.id,
                      })}
                    >
                      {row.intitule}
                    </a>{' '}
                    <small>{row.numero}</small>
                  </th>
                  <td data-l="Dernier jour" className="nowrap">
                    {formatDay(row.dernierJour)}
                  </td>
                  <td data-l="Preuves" className="nowrap">
                    <Badge kind={row.presentes === row.attendues ? 'fait' : 'attend'}>
                      {row.presentes} sur {row.attendues}
                    </Badge>
                  </td>
                  <td data-l="Ce qui manque">{row.manquent.join(', ') || '–'}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Pagination {...liste} url={url} noun="formations" />
        </>
      )}
    </Page>
  )
}
