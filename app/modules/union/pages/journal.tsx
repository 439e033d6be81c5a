import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Table, withParam } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import {
  filtresJournalSchema,
  libellesDomaine,
  listJournalUnion,
} from '../queries/journal-union.server.ts'
import type { Route } from './+types/journal.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'journal.lire')
  const filtres = filtresJournalSchema.parse(queryOf(request))
  return {
    filtres,
    domaines: Object.entries(libellesDomaine),
    ...(await listJournalUnion(ctx, filtres)),
    fuseau: ctx.union.fuseau,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

export default function JournalPage({ loaderData }: Route.ComponentProps) {
  const { filtres, domaines, lignes, suite, fuseau, url: address } = loaderData
  const url = new URL(address)
  const filtre = [filtres.domaine, filtres.du, filtres.au].some(Boolean)
  return (
    <Page title="Journal" subtitle="Qui a fait quoi, et quand. Rien ne s’en efface.">
      <search>
        <form method="get" className="filters">
          <label>
            Sujet
            <select name="domaine" defaultValue={filtres.domaine}>
              <option value="">Tous les sujets</option>
              {domaines.map(([domaine, libelle]) => (
                <option key={domaine} value={domaine}>
                  {libelle}
                </option>
              ))}
            </select>
          </label>
          <label>
            Du
            <input type="date" name="du" defaultValue={filtres.du} />
          </label>
          <label>
            Au
            <input type="date" name="au" defaultValue={filtres.au} />
          </label>
          <Button>Filtrer</Button>
          {filtre && <a href={url.pathname}>Tout effacer</a>}
        </form>
      </search>
      {lignes.length === 0 ? (
        <EmptyState
          title={filtre ? 'Rien ne correspond' : 'Rien sur cette page'}
          action={filtre && <ButtonLink href={url.pathname}>Effacer les filtres</ButtonLink>}
        >
          {filtre
            ? 'Essayez une période plus longue, ou un autre sujet.'
            : 'Les actes plus récents sont sur les pages précédentes.'}
        </EmptyState>
      ) : (
        <Table caption="Journal de l’union" cards sticky>
          <thead>
            <tr>
              <th scope="col">Quand</th>
              <th scope="col">Qui</th>
              <th scope="col">Quoi</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <tr key={ligne.id}>
                <td data-l="Quand" className="nowrap">
                  {formatInstant(ligne.le, fuseau)}
                </td>
                <th scope="row">{ligne.auteur}</th>
                <td data-l="Quoi">
                  {ligne.phrase}
                  {ligne.changements.map(({ champ, avant, apres }) => (
                    <small key={champ}>
                      {champ}&nbsp;: {avant ?? 'vide'} → {apres ?? 'vide'}
                    </small>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <nav className="pages" aria-label="Pages">
        <span>Page {filtres.page}</span>
        <ul>
          {filtres.page > 1 && (
            <li>
              <a href={withParam(url, 'page', String(filtres.page - 1))} rel="prev">
                Plus récent
              </a>
            </li>
          )}
          {suite && (
            <li>
              <a href={withParam(url, 'page', String(filtres.page + 1))} rel="next">
                Plus ancien
              </a>
            </li>
          )}
        </ul>
      </nav>
    </Page>
  )
}
