import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { listCentres } from '#app/modules/union/public.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Filters } from '#app/ui/table.tsx'
import { Portrait } from '../components/portrait.tsx'
import { codeStatut } from '../model/adherent.ts'
import { authorize } from '../policy.ts'
import { centresPermis, filtresSchema } from '../queries/adherents.server.ts'
import { listPortraits } from '../queries/photos.server.ts'
import type { Route } from './+types/trombinoscope.ts'
import '../components/adherents.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.lister')
  const { centre } = filtresSchema.parse(queryOf(request))
  const portraits = await listPortraits(ctx, centre)
  return {
    centre,
    centres: centresPermis(ctx, 'adherent.lister', await listCentres(ctx)),
    groupes: [...Map.groupBy(portraits, (portrait) => portrait.centre ?? 'Sans centre')],
    total: portraits.length,
  }
}

export default function TrombinoscopePage({ loaderData, params }: Route.ComponentProps) {
  const { centre, centres, groupes, total } = loaderData
  const page = href('/:union/espace/administration/adherents/trombinoscope', params)
  return (
    <Page
      title="Trombinoscope"
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
      ]}
      subtitle={plural(total, 'adhérent', 'adhérents')}
      actions={
        <Button type="button" icon="printer" data-geste="imprimer">
          Imprimer
        </Button>
      }
    >
      <Filters count={centre === '' ? 0 : 1} clearHref={centre === '' ? undefined : page}>
        <label>
          Centre
          <select name="centre" defaultValue={centre} key={centre}>
            <option value="">Tous les centres</option>
            <option value="aucun">Aucun centre</option>
            {centres.map(({ id, nom }) => (
              <option key={id} value={id}>
                {nom}
              </option>
            ))}
          </select>
        </label>
      </Filters>
      {total === 0 && (
        <EmptyState
          title="Personne ici"
          action={<ButtonLink href={page}>Voir tous les centres</ButtonLink>}
        >
          Aucun adhérent en activité n’est rattaché à ce centre.
        </EmptyState>
      )}
      {groupes.map(([nom, portraits]) => (
        <section key={nom} className="block faces">
          <h2 className="rule-title">
            {nom} <span className="counter">{portraits.length}</span>
          </h2>
          <ul>
            {portraits.map((portrait) => (
              <li key={portrait.id}>
                <Portrait union={params.union} personne={portrait} />
                <a
                  href={href('/:union/espace/administration/adherents/:adherentId', {
                    ...params,
                    adherentId: portrait.id,
                  })}
                >
                  {portrait.prenoms.split(' ')[0]} {portrait.nom}
                </a>
                <small>{portrait.grade ?? codeStatut(portrait.statut)}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
