import { href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Pagination } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { listNotifications } from '../queries/notifications.server.ts'
import { marquerLue } from '../use-cases/marquer-lue.server.ts'
import { toutMarquerLu } from '../use-cases/tout-marquer-lu.server.ts'
import type { Route } from './+types/notifications.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'notification.lire')
  const page = z.coerce.number().int().min(1).max(1000).catch(1).parse(queryOf(request).page)
  return {
    page,
    liste: await listNotifications(ctx, page),
    fuseau: ctx.union.fuseau,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

const lectureSchema = z.object({ id: z.uuid('Cette notification n’est pas reconnue.') })

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'notification.lire')
  const { values } = await readForm(request.clone())
  const page = href('/:union/espace/compte/notifications', params)
  if (values.intention === 'tout') {
    return submit(request, {}, z.object({}), async () => {
      const nombre = await toutMarquerLu(ctx)
      return redirectWithToast(page, `${plural(nombre, 'notification lue', 'notifications lues')}.`)
    })
  }
  return submit(request, {}, lectureSchema, async ({ id }) => {
    const lien = await marquerLue(ctx, id)
    return redirect(
      values.intention === 'ouvrir' ? `${href('/:union/espace', params)}${lien}` : page,
    )
  })
}

export default function NotificationsPage({ loaderData }: Route.ComponentProps) {
  const { page, liste, fuseau, url } = loaderData
  return (
    <Page
      title="Notifications"
      width="form"
      subtitle={liste.nonLues > 0 ? plural(liste.nonLues, 'non lue', 'non lues') : 'Tout est lu.'}
      actions={
        liste.nonLues > 0 && (
          <form method="post">
            <Button icon="check" name="intention" value="tout">
              Tout marquer comme lu
            </Button>
          </form>
        )
      }
    >
      {liste.rows.length === 0 ? (
        <EmptyState title="Aucune notification">
          Ce qui vous concerne s’affichera ici : formations ouvertes, réponses à vos candidatures.
        </EmptyState>
      ) : (
        <ul className="lines">
          {liste.rows.map((notification) => (
            <li key={notification.id}>
              <div>
                {notification.lueLe ? (
                  notification.titre
                ) : (
                  <>
                    <Badge kind="info" icon="bell">
                      Non lue
                    </Badge>{' '}
                    <b>{notification.titre}</b>
                  </>
                )}
                <small>{formatInstant(notification.creeLe, fuseau)}</small>
              </div>
              <form method="post" className="actions">
                <input type="hidden" name="id" value={notification.id} />
                <Button
                  size="small"
                  name="intention"
                  value="ouvrir"
                  aria-label={`Ouvrir : ${notification.titre}`}
                >
                  Ouvrir
                </Button>
                {!notification.lueLe && (
                  <Button
                    size="small"
                    variant="bare"
                    name="intention"
                    value="lue"
                    aria-label={`Marquer comme lue : ${notification.titre}`}
                  >
                    Marquer comme lue
                  </Button>
                )}
              </form>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        page={page}
        pages={liste.pages}
        total={liste.total}
        parPage={liste.parPage}
        url={new URL(url)}
        noun="notifications"
      />
    </Page>
  )
}
