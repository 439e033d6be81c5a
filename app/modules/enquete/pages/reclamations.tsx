import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Filters, Table } from '#app/ui/table.tsx'
import { ListeSuivie } from '../components/liste-suivie.tsx'
import { etatReclamation, libelleCanal, libelleEtatReclamation } from '../model/amelioration.ts'
import { authorize } from '../policy.ts'
import { filtresReclamationsSchema, listReclamations } from '../queries/amelioration.server.ts'
import type { Route } from './+types/reclamations.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'reclamation.gerer')
    const { rows } = await listReclamations(ctx, filtresReclamationsSchema.parse(query))
    const jour = (title: string) => ({ title, type: 'day' as const })
    return {
      name: `reclamations-${ctx.aujourdhui}`,
      columns: [
        'Numéro',
        jour('Reçue le'),
        'Comment',
        'Qui',
        'Objet',
        'Formation',
        jour('Répondue le'),
        jour('Close le'),
      ],
      rows: rows.map((row) => [
        row.numero,
        row.recueLe,
        libelleCanal[row.canal],
        row.auteur,
        row.objet,
        row.intitule,
        row.repondueLe,
        row.closeLe,
      ]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'reclamation.gerer')
  const filtres = filtresReclamationsSchema.parse(queryOf(request))
  return {
    filtres,
    liste: await listReclamations(ctx, filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function ReclamationsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, url: address } = loaderData
  const url = new URL(address)
  const ajouter = (
    <ButtonLink
      variant="primary"
      icon="plus"
      href={href('/:union/espace/statistiques/reclamations/:reclamationId', {
        ...params,
        reclamationId: 'ajouter',
      })}
    >
      Noter une réclamation
    </ButtonLink>
  )
  return (
    <ListeSuivie
      titre="Réclamations"
      sousTitre="Ce qui a été reproché à l’union, sa réponse et la suite (Qualiopi, indicateur 31)."
      url={url}
      ajouter={ajouter}
      vue={filtres.vue}
      vues={[
        { vue: 'ouvertes', label: 'À traiter', count: liste.ouvertes },
        { vue: 'closes', label: 'Closes', count: liste.closes },
        { vue: 'toutes', label: 'Toutes', count: undefined },
      ]}
      liste={liste}
      noun="réclamations"
      vide={{
        titre: filtres.vue === 'ouvertes' ? 'Rien à traiter' : 'Aucune réclamation',
        phrase:
          'Notez chaque réclamation, même réglée au téléphone : l’auditeur demande le registre.',
      }}
      filtres={
        <Filters>
          <input type="hidden" name="vue" value={filtres.vue} />
          <label>
            Chercher
            <input
              type="search"
              name="recherche"
              defaultValue={filtres.recherche}
              placeholder="Nom, objet ou numéro"
            />
          </label>
        </Filters>
      }
    >
      <Table caption="Réclamations" cards>
        <thead>
          <tr>
            <th scope="col">Objet</th>
            <th scope="col">Reçue le</th>
            <th scope="col">Qui</th>
            <th scope="col">Formation</th>
            <th scope="col">État</th>
          </tr>
        </thead>
        <tbody>
          {liste.rows.map((row) => {
            const etat = etatReclamation(row)
            return (
              <tr key={row.id}>
                <th scope="row">
                  <a
                    href={href('/:union/espace/statistiques/reclamations/:reclamationId', {
                      ...params,
                      reclamationId: row.id,
                    })}
                  >
                    {row.objet}
                  </a>{' '}
                  <span className="soft small">{row.numero}</span>
                </th>
                <td data-l="Reçue le" className="nowrap">
                  {formatDay(row.recueLe)}
                </td>
                <td data-l="Qui">
                  {row.auteur} <small className="soft">{libelleCanal[row.canal]}</small>
                </td>
                <td data-l="Formation">{row.intitule ?? '–'}</td>
                <td data-l="État">
                  <Badge
                    kind={etat === 'ouverte' ? 'attend' : etat === 'repondue' ? 'info' : 'calme'}
                  >
                    {libelleEtatReclamation[etat]}
                  </Badge>
                  {row.actions > 0 && (
                    <small className="soft"> {plural(row.actions, 'action', 'actions')}</small>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </ListeSuivie>
  )
}
