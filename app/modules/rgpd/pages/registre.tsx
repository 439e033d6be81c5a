import { ctxOf } from '#app/ctx.server.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { Page } from '#app/ui/page.tsx'
import { DownloadLink, Table } from '#app/ui/table.tsx'
import { libellesBase } from '../model/registre.ts'
import { authorize } from '../policy.ts'
import { lignesRegistre, lireDurees } from '../registre/registre.server.ts'
import type { Route } from './+types/registre.ts'

/** `?format=csv|xlsx|ods`: the whole register. */
export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'registre.lire')
    return {
      name: 'registre-des-traitements',
      columns: [
        'Pourquoi',
        'De quel droit',
        'Données',
        'Personnes',
        'Qui les lit',
        'Combien de temps',
        'À l’effacement',
        'Dans la copie',
        'Table',
      ],
      rows: lignesRegistre(await lireDurees(ctx)).map((ligne) => [
        ligne.finalite,
        libellesBase[ligne.base],
        ligne.donnees,
        ligne.personnes,
        ligne.acces,
        ligne.duree,
        ligne.effacement,
        ligne.copie,
        ligne.table,
      ]),
    }
  }),
]

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'registre.lire')
  const lignes = lignesRegistre(await lireDurees(ctx))
  return { lignes: lignes.sort((a, b) => a.finalite.localeCompare(b.finalite, 'fr')) }
}

export default function RegistrePage({ loaderData }: Route.ComponentProps) {
  return (
    <Page
      title="Registre des traitements"
      subtitle="Ce que l’union garde sur les personnes, pourquoi et jusqu’à quand (RGPD, article 30). Les durées se règlent dans Préférences union."
      actions={<DownloadLink href="?format=csv">Exporter</DownloadLink>}
    >
      <Table caption="Registre des traitements" cards>
        <thead>
          <tr>
            <th scope="col">Pourquoi</th>
            <th scope="col">Données et personnes</th>
            <th scope="col">Qui les lit</th>
            <th scope="col">Combien de temps</th>
            <th scope="col">À l’effacement d’une personne</th>
          </tr>
        </thead>
        <tbody>
          {loaderData.lignes.map((ligne) => (
            <tr key={ligne.table}>
              <th scope="row">
                {ligne.finalite}
                <small>{libellesBase[ligne.base]}</small>
              </th>
              <td data-l="Données">
                {ligne.donnees}
                <small>{ligne.personnes}</small>
              </td>
              <td data-l="Qui les lit">{ligne.acces}</td>
              <td data-l="Durée">{ligne.duree}</td>
              <td data-l="Effacement">{ligne.effacement}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Page>
  )
}
