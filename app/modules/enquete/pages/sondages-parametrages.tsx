import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { explicationGenre, libelleGenre } from '../model.ts'
import { authorize } from '../policy.ts'
import { listEnquetes } from '../queries/enquetes.server.ts'
import type { Route } from './+types/sondages-parametrages.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'enquete.parametrer')
  const enquetes = await listEnquetes(ctx)
  return {
    fuseau: ctx.union.fuseau,
    enquetes: enquetes.map(({ questions, ...enquete }) => ({
      ...enquete,
      nombre: questions.length,
    })),
  }
}

export default function SondagesParametragesPage({ loaderData, params }: Route.ComponentProps) {
  const { enquetes, fuseau } = loaderData
  return (
    <Page
      title="Sondages"
      subtitle="Les questions posées après chaque formation. Elles sont prêtes à servir ; changez-les si vous le souhaitez, les réponses déjà reçues gardent les leurs."
    >
      <Table caption="Sondages" cards>
        <thead>
          <tr>
            <th scope="col">Sondage</th>
            <th scope="col">À qui et quand</th>
            <th scope="col" className="num">
              Questions
            </th>
            <th scope="col">Version</th>
          </tr>
        </thead>
        <tbody>
          {enquetes.map(({ genre, nombre, dOrigine, version, creeLe }) => (
            <tr key={genre}>
              <th scope="row">
                <a href={href('/:union/espace/parametrages/sondages/:genre', { ...params, genre })}>
                  {libelleGenre[genre]}
                </a>
              </th>
              <td data-l="À qui et quand">{explicationGenre[genre]}</td>
              <td data-l="Questions" className="num">
                {nombre}
              </td>
              <td data-l="Version">
                {dOrigine || creeLe === null ? (
                  <span className="soft nowrap">Questions d’origine</span>
                ) : (
                  <>
                    <Badge kind="info" icon="pencil">
                      Version {version}
                    </Badge>{' '}
                    <small>{formatInstant(creeLe, fuseau)}</small>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Page>
  )
}
