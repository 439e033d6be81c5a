import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Table } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { listArchives } from '../queries/archives.server.ts'
import { retablirAdherent, retablirAdherentSchema } from '../use-cases/retablir-adherent.server.ts'
import type { Route } from './+types/adherents-archives.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.desactiver')
  return { archives: await listArchives(ctx), fuseau: ctx.union.fuseau }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.desactiver')
  return submit(request, {}, retablirAdherentSchema, async (input) => {
    await retablirAdherent(ctx, input)
    const { adherentId } = input
    const fiche = href('/:union/espace/administration/adherents/:adherentId', {
      ...params,
      adherentId,
    })
    return redirectWithToast(fiche, 'Fiche rétablie, telle qu’elle était.')
  })
}

export default function AdherentsArchivesPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { archives, fuseau } = loaderData
  const adherents = href('/:union/espace/administration/adherents', params)
  return (
    <Page
      title="Adhérents archivés"
      breadcrumb={[{ label: 'Adhérents', href: adherents }]}
      subtitle={plural(archives.length, 'fiche archivée', 'fiches archivées')}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {archives.length === 0 ? (
        <EmptyState
          title="Aucune fiche archivée"
          action={<ButtonLink href={adherents}>Voir les adhérents</ButtonLink>}
        >
          Une fiche s’archive depuis le compte de l’adhérent. Rien n’est jamais effacé.
        </EmptyState>
      ) : (
        <Table caption="Adhérents archivés" cards>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              <th scope="col">Centre</th>
              <th scope="col">Archivée le</th>
              <th scope="col">Action</th>
            </tr>
          </thead>
          <tbody>
            {archives.map(({ id, nom, prenoms, pseudo, centre, archiveLe }) => (
              <tr key={id}>
                <th scope="row">
                  {nom} {prenoms}
                  <small>{pseudo}</small>
                </th>
                <td data-l="Centre">{centre ?? <span className="soft">Aucun</span>}</td>
                <td data-l="Archivée le">{archiveLe && formatInstant(archiveLe, fuseau)}</td>
                <td data-l="Action">
                  <form method="post">
                    <input type="hidden" name="adherentId" value={id} />
                    <Button size="small" icon="undo-2" aria-label={`Rétablir ${nom} ${prenoms}`}>
                      Rétablir
                    </Button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}
