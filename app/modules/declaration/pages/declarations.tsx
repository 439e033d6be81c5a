import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import { ExportMenu } from '#app/ui/export-menu.tsx'
import { formatDay, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Filters, Table, Views, withParam } from '#app/ui/table.tsx'
import { BadgeEvenement } from '../components/badge-declaration.tsx'
import { libelleEtat } from '../model.ts'
import { authorize } from '../policy.ts'
import {
  type Evenement,
  filtresSchema,
  listEvenements,
  periodeDe,
} from '../queries/evenements.server.ts'
import type { Route } from './+types/declarations.ts'

/** `?format=csv|xlsx|ods`: where each declaration stands, without anybody's data. */
export const middleware: Route.MiddlewareFunction[] = [
  exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'declaration.lister')
    const evenements = await listEvenements(ctx, filtresSchema.parse(query))
    return {
      name: 'declarations-urssaf',
      columns: [
        'Numéro',
        'Formation',
        { title: 'Premier jour', type: 'day' },
        { title: 'Personnes', type: 'number' },
        { title: 'À déclarer', type: 'number' },
        { title: 'Déclarées', type: 'number' },
        'État',
      ],
      rows: evenements.map((evenement) => {
        const { lignes, aDeclarer, declarees } = compter(evenement)
        const { numero, intitule, premierJour, etat } = evenement
        return [numero, intitule, premierJour, lignes, aDeclarer, declarees, libelleEtat[etat]]
      }),
    }
  }),
]

function compter({ lignes }: Pick<Evenement, 'lignes'>) {
  const aDeclarer = lignes.filter(({ statut }) => statut !== 'sans_objet')
  return {
    lignes: lignes.length,
    aDeclarer: aDeclarer.length,
    declarees: aDeclarer.filter(({ statut }) => statut === 'declaree').length,
    manques: aDeclarer.filter(({ statut }) => statut === 'a_completer').length,
  }
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'declaration.lister')
  const filtres = filtresSchema.parse(queryOf(request))
  const evenements = await listEvenements(ctx, filtres)
  return {
    filtres,
    periode: periodeDe(ctx, filtres),
    evenements: evenements.map(({ lignes, ...evenement }) => ({
      ...evenement,
      ...compter({ lignes }),
    })),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

const vues = [
  { etat: '', label: 'À faire', choisie: 'a_faire' },
  { etat: 'declaree', label: 'Déclarées', choisie: 'declaree' },
  { etat: 'rien', label: 'Rien à déclarer', choisie: 'rien' },
]

export default function DeclarationsPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, periode, evenements, url: address } = loaderData
  const url = new URL(address)
  const pose = filtres.du !== '' || filtres.au !== ''
  return (
    <Page
      title="Déclarations URSSAF"
      subtitle={`Formations du ${formatDay(periode.du)} au ${formatDay(periode.au)}. Une embauche se déclare au plus tôt huit jours avant, au plus tard avant le début.`}
      actions={<ExportMenu url={url} />}
    >
      <Views
        views={vues.map(({ etat, label, choisie }) => ({
          label,
          href: withParam(url, 'etat', etat),
          current: filtres.etat === choisie,
        }))}
      />
      <Filters
        clearHref={pose ? href('/:union/espace/formations/declarations', params) : undefined}
        count={pose ? 1 : 0}
      >
        {filtres.etat !== 'a_faire' && <input type="hidden" name="etat" value={filtres.etat} />}
        <label>
          Du
          <input type="date" name="du" defaultValue={periode.du} />
        </label>
        <label>
          Au
          <input type="date" name="au" defaultValue={periode.au} />
        </label>
      </Filters>
      {evenements.length === 0 ? (
        <EmptyState title="Rien à cet endroit">
          {filtres.etat === 'a_faire'
            ? 'Aucune formation de cette période n’a de personne à déclarer. Un formateur bénévole ne se déclare pas.'
            : 'Choisissez une autre période, ou revenez à ce qui est à faire.'}
        </EmptyState>
      ) : (
        <Table caption="Formations et leur déclaration" cards sticky>
          <thead>
            <tr>
              <th scope="col">Formation</th>
              <th scope="col">Premier jour</th>
              <th scope="col" className="num">
                À déclarer
              </th>
              <th scope="col" className="num">
                Déclarées
              </th>
              <th scope="col">État</th>
            </tr>
          </thead>
          <tbody>
            {evenements.map((evenement) => (
              <tr key={evenement.id}>
                <th scope="row">
                  <a
                    href={href('/:union/espace/formations/:formationId/declaration', {
                      ...params,
                      formationId: evenement.id,
                    })}
                  >
                    {evenement.intitule}
                  </a>
                  <small>{evenement.numero}</small>
                </th>
                <td data-l="Premier jour" className="nowrap">
                  {formatDay(evenement.premierJour)}
                </td>
                <td data-l="À déclarer" className="num">
                  {evenement.aDeclarer}
                  {evenement.manques > 0 && (
                    <small>{plural(evenement.manques, 'incomplète', 'incomplètes')}</small>
                  )}
                </td>
                <td data-l="Déclarées" className="num">
                  {evenement.declarees}
                </td>
                <td data-l="État">
                  <BadgeEvenement etat={evenement.etat} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}
