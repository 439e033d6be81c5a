import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { formatDay } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { Rungs } from '#app/ui/rungs.tsx'
import { EmptyState, Filters, Pagination } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { listFormationsOuGerer } from '../queries/formations-gerees.server.ts'
import type { Route } from './+types/choisir-formation.ts'

const filtresSchema = z.object({
  recherche: z.string().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'inscription.creer')
  const filtres = filtresSchema.parse(queryOf(request))
  return { ...filtres, url: request.url, ...(await listFormationsOuGerer(ctx, filtres)) }
}

/** STA-6: *Ajouter stagiaire* from the menu: the formation is chosen first. */
export default function ChoisirFormationPage({ loaderData, params }: Route.ComponentProps) {
  const { recherche, rows, total, page, pages, parPage, url } = loaderData
  const ici = href('/:union/espace/stagiaires/ajouter', params)
  const ajouter = (formationId: string) =>
    href('/:union/espace/formations/:formationId/stagiaires/ajouter', { ...params, formationId })
  return (
    <Page title="Ajouter stagiaire" subtitle="Choisissez d’abord la formation.">
      <Filters count={recherche ? 1 : 0} clearHref={recherche ? ici : undefined}>
        <label className="wide">
          Chercher une formation
          <input type="search" name="recherche" defaultValue={recherche} maxLength={100} />
        </label>
      </Filters>
      {rows.length === 0 ? (
        <EmptyState
          title={recherche ? 'Aucune formation ne correspond.' : 'Aucune formation n’est ouverte.'}
        >
          Seule une formation validée et non clôturée reçoit des stagiaires.
        </EmptyState>
      ) : (
        <ul className="lines">
          {rows.map(({ id, numero, intitule, premierJour, lieu, prises, places }) => (
            <li key={id}>
              <div>
                <b>
                  <a href={ajouter(id)}>{intitule}</a>
                </b>
                <small>
                  {[numero, premierJour && formatDay(premierJour), lieu]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </div>
              <Rungs taken={prises} places={places} />
            </li>
          ))}
        </ul>
      )}
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
    </Page>
  )
}
