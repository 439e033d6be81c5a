import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { formatInstant } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Table, withParam } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { listJournal } from '../queries/journal.server.ts'
import type { Route } from './+types/journal.ts'

const parPage = 100

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'journal.lire')
  const page = z.coerce.number().int().min(1).max(10_000).catch(1).parse(queryOf(request).page)
  const lignes = await listJournal(ctx, { limite: parPage + 1, decalage: (page - 1) * parPage })
  return { page, lignes: lignes.slice(0, parPage), suite: lignes.length > parPage, fuseau: ctx.union.fuseau, url: request.url.replace(/\.data(?=\?|$)/, '') }
}

export default function JournalPage({ loaderData }: Route.ComponentProps) {
  const { page, lignes, suite, fuseau, url: address } = loaderData
  const url = new URL(address)
  return (
    <Page title="Journal" subtitle="Qui a fait quoi, et quand. Rien ne s’efface.">
      {lignes.length === 0 ? (
        <EmptyState title="Rien sur cette page" />
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
                <td data-l="Quand">{formatInstant(ligne.le, fuseau)}</td>
                <th scope="row">{ligne.auteur}</th>
                <td>{ligne.phrase}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <nav className="pages" aria-label="Pages">
        <span>Page {page}</span>
        <ul>
          {page > 1 && (
            <li>
              <a href={withParam(url, 'page', String(page - 1))} rel="prev">
                Plus récent
              </a>
            </li>
          )}
          {suite && (
            <li>
              <a href={withParam(url, 'page', String(page + 1))} rel="next">
                Plus ancien
              </a>
            </li>
          )}
        </ul>
      </nav>
    </Page>
  )
}
