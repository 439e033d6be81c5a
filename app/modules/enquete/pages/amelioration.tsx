import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Table } from '#app/ui/table.tsx'
import { ListeSuivie } from '../components/liste-suivie.tsx'
import { estEnRetard, libelleStatutAction, type StatutAction } from '../model/amelioration.ts'
import { authorize } from '../policy.ts'
import { filtresActionsSchema, listActions } from '../queries/amelioration.server.ts'
import type { Route } from './+types/amelioration.ts'

export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'amelioration.gerer')
    const { rows } = await listActions(ctx, filtresActionsSchema.parse(query))
    const jour = (title: string) => ({ title, type: 'day' as const })
    return {
      name: `plan-amelioration-${ctx.aujourdhui}`,
      columns: [
        'Action',
        'Responsable',
        jour('Échéance'),
        'État',
        'Résultat',
        'Réclamation',
        'Formation',
        jour('Terminée le'),
      ],
      rows: rows.map((row) => [
        row.intitule,
        row.responsable,
        row.echeance,
        libelleStatutAction[row.statut],
        row.resultat,
        row.reclamation,
        row.formation,
        row.termineeLe,
      ]),
    }
  }),
]

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'amelioration.gerer')
  const filtres = filtresActionsSchema.parse(queryOf(request))
  return {
    filtres,
    liste: await listActions(ctx, filtres),
    aujourdhui: ctx.aujourdhui,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

const tons = { a_faire: 'attend', en_cours: 'info', faite: 'fait', abandonnee: 'calme' } as const

export default function AmeliorationPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, liste, aujourdhui, url: address } = loaderData
  const url = new URL(address)
  const fiche = (actionId: string) =>
    href('/:union/espace/statistiques/amelioration/:actionId', { ...params, actionId })
  const ajouter = (
    <ButtonLink variant="primary" icon="plus" href={fiche('ajouter')}>
      Décider une action
    </ButtonLink>
  )
  return (
    <ListeSuivie
      titre="Plan d’amélioration"
      sousTitre="Ce que l’union décide après les réponses et les réclamations (Qualiopi, indicateur 32). La page s’imprime telle quelle."
      url={url}
      ajouter={ajouter}
      vue={filtres.vue}
      vues={[
        { vue: 'en_cours', label: 'En cours', count: liste.enCours },
        { vue: 'terminees', label: 'Terminées', count: liste.terminees },
        { vue: 'toutes', label: 'Toutes', count: undefined },
      ]}
      liste={liste}
      noun="actions"
      vide={{
        titre: 'Aucune action',
        phrase:
          'Une action répond à une réclamation ou à ce que disent les sondages : qui s’en charge, pour quand, et avec quel résultat.',
      }}
    >
      <Table caption="Plan d’amélioration" cards>
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Responsable</th>
            <th scope="col">Échéance</th>
            <th scope="col">Origine</th>
            <th scope="col">État</th>
            <th scope="col">Résultat</th>
          </tr>
        </thead>
        <tbody>
          {liste.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={fiche(row.id)}>{row.intitule}</a>
              </th>
              <td data-l="Responsable">{row.responsable}</td>
              <td data-l="Échéance" className="nowrap">
                {formatDay(row.echeance)}
              </td>
              <td data-l="Origine">
                {[row.reclamation, row.formation].filter(Boolean).join(', ') || '–'}
              </td>
              <td data-l="État">
                <Etat statut={row.statut} retard={estEnRetard(row, aujourdhui)} />
              </td>
              <td data-l="Résultat">{row.resultat ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ListeSuivie>
  )
}

function Etat({ statut, retard }: { statut: StatutAction; retard: boolean }) {
  if (retard) return <Badge kind="refus">En retard</Badge>
  return <Badge kind={tons[statut]}>{libelleStatutAction[statut]}</Badge>
}
