import { href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { queryOf } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { formatTime, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState, Pagination } from '#app/ui/table.tsx'
import { LigneNotification } from '../components/ligne-notification.tsx'
import { joursLue, joursNonLue } from '../model/conservation.ts'
import { libelleGenre } from '../model/genre.ts'
import { parJour } from '../model/par-jour.ts'
import { authorize } from '../policy.ts'
import { listNotifications } from '../queries/notifications.server.ts'
import { marquerLue } from '../use-cases/marquer-lue.server.ts'
import { toutMarquerLu } from '../use-cases/tout-marquer-lu.server.ts'
import type { Route } from './+types/notifications.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'notification.lire')
  const page = z.coerce.number().int().min(1).max(1000).catch(1).parse(queryOf(request).page)
  const { fuseau } = ctx.union
  const { rows, ...liste } = await listNotifications(ctx, page)
  return {
    page,
    liste,
    jours: parJour(rows, { fuseau, aujourdhui: ctx.aujourdhui }).map(({ lignes, ...jour }) => ({
      ...jour,
      lignes: lignes.map(({ id, titre, genre, creeLe, lueLe }) => ({
        id,
        titre,
        heure: formatTime(heureDans(fuseau, creeLe)),
        genre: libelleGenre(genre),
        lue: lueLe !== null,
      })),
    })),
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

export default function NotificationsPage({ loaderData, params }: Route.ComponentProps) {
  const { page, liste, jours, url } = loaderData
  return (
    <Page
      title="Notifications"
      width="form"
      subtitle={liste.nonLues > 0 ? plural(liste.nonLues, 'non lue', 'non lues') : 'Tout est lu.'}
      actions={
        <>
          {liste.nonLues > 0 && (
            <form method="post">
              <Button icon="check" name="intention" value="tout">
                Tout marquer comme lu
              </Button>
            </form>
          )}
          <ButtonLink href={href('/:union/espace/compte/preferences', params)} icon="settings">
            Préférences
          </ButtonLink>
        </>
      }
    >
      {liste.total === 0 ? (
        <EmptyState title="Aucune notification">
          Ce qui vous concerne s’affichera ici{'\u00a0'}: formations ouvertes, réponses à vos
          candidatures, compétences qui se terminent.
        </EmptyState>
      ) : (
        jours.map(({ jour, titre, lignes }) => (
          <Section key={jour} title={titre}>
            <ul className="lines">
              {lignes.map((ligne) => (
                <LigneNotification key={ligne.id} {...ligne} />
              ))}
            </ul>
          </Section>
        ))
      )}
      <Pagination
        page={page}
        pages={liste.pages}
        total={liste.total}
        parPage={liste.parPage}
        url={new URL(url)}
        noun="notifications"
      />
      <p className="soft small">
        Une notification lue est effacée après {joursLue}&nbsp;jours, une notification jamais
        ouverte après {joursNonLue}&nbsp;jours.
      </p>
    </Page>
  )
}
