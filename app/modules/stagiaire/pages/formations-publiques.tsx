import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { EmptyState, Filters, Pagination } from '#app/ui/table.tsx'
import { FormationsOuvertes } from '../components/formations-ouvertes.tsx'
import {
  filtresPublicsSchema,
  listChoixPublics,
  listFormationsPubliques,
} from '../queries/formations-publiques.server.ts'
import type { Route } from './+types/formations-publiques.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const filtres = filtresPublicsSchema.parse(queryOf(request))
  return {
    filtres,
    url: request.url,
    choix: await listChoixPublics(ctx),
    ...(await listFormationsPubliques(ctx, filtres)),
  }
}

export default function FormationsPubliquesPage({ loaderData, params }: Route.ComponentProps) {
  const { filtres, choix, rows, total, pages, parPage, url } = loaderData
  const { page } = filtres
  const actifs = [filtres.type, filtres.commune, filtres.du, filtres.libres].filter(Boolean).length
  const filtre = actifs > 0
  const effacer = href('/:union/formations', params)
  return (
    <PublicPage
      title="Formations"
      narrow
      subtitle={
        total > 0
          ? `${plural(total, 'formation ouverte', 'formations ouvertes')} à tous.`
          : undefined
      }
    >
      <Filters count={actifs} clearHref={filtre ? effacer : undefined}>
        <label>
          Formation
          <select name="type" defaultValue={filtres.type}>
            <option value="">Toutes</option>
            {choix.types.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          Commune
          <select name="commune" defaultValue={filtres.commune}>
            <option value="">Toutes</option>
            {choix.communes.map((commune) => (
              <option key={commune}>{commune}</option>
            ))}
          </select>
        </label>
        <label>
          À partir du
          <input type="date" name="du" defaultValue={filtres.du} />
        </label>
        <label className="choice">
          <input
            type="checkbox"
            name="libres"
            value="oui"
            defaultChecked={filtres.libres === 'oui'}
          />
          <span>Avec des places libres</span>
        </label>
      </Filters>
      {filtre && <p className="small">{plural(total, 'résultat', 'résultats')}</p>}
      {rows.length === 0 ? (
        <EmptyState
          title={
            filtre
              ? 'Aucune formation ne correspond.'
              : 'Aucune formation n’est ouverte pour le moment.'
          }
          action={filtre ? <ButtonLink href={effacer}>Effacer les filtres</ButtonLink> : undefined}
        >
          {filtre
            ? 'Essayez une autre date ou une autre commune.'
            : 'De nouvelles dates paraissent ici dès qu’elles sont décidées.'}
        </EmptyState>
      ) : (
        <>
          <FormationsOuvertes union={params.union} formations={rows} />
          {pages > 1 && (
            <Pagination
              page={page}
              pages={pages}
              total={total}
              parPage={parPage}
              url={new URL(url)}
              noun="formations"
            />
          )}
        </>
      )}
    </PublicPage>
  )
}
