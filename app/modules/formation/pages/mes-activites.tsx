import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay, formatDuration } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { DownloadLink, EmptyState, Table, Views, withParam } from '#app/ui/table.tsx'
import { Totals } from '#app/ui/totals.tsx'
import { activitesDe, anneesDe, libellesActivite, totauxDe } from '../model/activites.ts'
import { moi } from '../policy.ts'
import { listMesActivites } from '../queries/mes-activites.server.ts'
import type { Route } from './+types/mes-activites.ts'

/** `?format=csv|xlsx|ods`: the year on screen. */
export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    const toutes = await listMesActivites(ctx, moi(ctx))
    const courante = anneeDe(ctx.aujourdhui)
    return {
      name: 'mes-activites',
      columns: [
        'Formation',
        'Numéro',
        { title: 'Premier jour', type: 'day' },
        'Rôle',
        { title: 'Minutes prévues', type: 'number' },
        { title: 'Minutes faites', type: 'number' },
      ],
      rows: activitesDe(toutes, anneeDemandee(query.annee, courante), courante).map((activite) => [
        activite.intitule,
        activite.numero,
        activite.premierJour,
        libellesActivite[activite.statut] ?? activite.statut,
        activite.minutes,
        activite.minutesFaites,
      ]),
    }
  }),
]

function anneeDemandee(texte: string | undefined, courante: number): number {
  return /^\d{4}$/.test(texte ?? '') ? Number(texte) : courante
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const toutes = await listMesActivites(ctx, moi(ctx))
  const courante = anneeDe(ctx.aujourdhui)
  const annee = anneeDemandee(queryOf(request).annee, courante)
  const activites = activitesDe(toutes, annee, courante)
  return {
    annee,
    activites,
    totaux: totauxDe(activites),
    annees: anneesDe(toutes, courante).map((valeur) => ({
      valeur,
      nombre: activitesDe(toutes, valeur, courante).length,
    })),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function MesActivitesPage({ loaderData, params }: Route.ComponentProps) {
  const { annee, activites, totaux, annees, url: address } = loaderData
  const url = new URL(address)
  const attestable = totaux.minutesEncadrees + totaux.minutesSuivies > 0
  return (
    <Page
      title="Mes activités"
      subtitle="Vos candidatures, les formations où vous avez enseigné et celles que vous avez suivies."
      actions={
        activites.length > 0 && (
          <>
            <DownloadLink href={withParam(url, 'format', 'csv')}>Exporter</DownloadLink>
            <ButtonLink
              icon="printer"
              href={href('/:union/espace/compte/activites/attestation/:annee', {
                ...params,
                annee: String(annee),
              })}
              disabledReason={attestable ? undefined : 'Rien n’est encore fait cette année-là.'}
            >
              Attestation {annee}
            </ButtonLink>
          </>
        )
      }
    >
      <Views
        label="Années"
        views={annees.map(({ valeur, nombre }) => ({
          label: String(valeur),
          count: nombre,
          href: withParam(url, 'annee', String(valeur)),
          current: valeur === annee,
        }))}
      />
      <Totals
        items={[
          {
            label: 'Heures enseignées',
            figure: formatDuration(totaux.minutesEncadrees),
            detail: totaux.minutesPrevues > 0 && `${formatDuration(totaux.minutesPrevues)} à venir`,
          },
          { label: 'Formations encadrées', figure: totaux.encadrees },
          {
            label: 'Formations suivies',
            figure: totaux.suivies,
            detail: totaux.minutesSuivies > 0 && formatDuration(totaux.minutesSuivies),
          },
        ]}
      />
      {activites.length === 0 ? (
        <EmptyState title={`Aucune activité en ${annee}`}>
          Vos candidatures et les formations que vous suivez s’affichent ici.
        </EmptyState>
      ) : (
        <Table caption={`Activités de ${annee}`} cards>
          <thead>
            <tr>
              <th scope="col">Formation</th>
              <th scope="col">Premier jour</th>
              <th scope="col">Rôle</th>
              <th scope="col" className="num">
                Heures faites
              </th>
            </tr>
          </thead>
          <tbody>
            {activites.map((activite) => (
              <tr key={activite.id}>
                <th scope="row">
                  {activite.intitule}
                  <small>{activite.numero}</small>
                </th>
                <td data-l="Premier jour">
                  {activite.premierJour ? formatDay(activite.premierJour) : 'À fixer'}
                </td>
                <td data-l="Rôle">{libellesActivite[activite.statut] ?? activite.statut}</td>
                <td data-l="Heures faites" className="num">
                  {activite.minutesFaites > 0 ? formatDuration(activite.minutesFaites) : '–'}
                  {activite.minutes > activite.minutesFaites && activite.statut === 'acceptee' && (
                    <small>sur {formatDuration(activite.minutes)}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}
