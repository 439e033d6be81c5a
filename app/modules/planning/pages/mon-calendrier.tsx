import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { lienCalendrier } from '../calendrier.server.ts'
import { authorize } from '../policy.ts'
import { listCalendriers } from '../queries/calendrier.server.ts'
import { ouvrirCalendrier, ouvrirCalendrierSchema } from '../use-cases/ouvrir-calendrier.server.ts'
import type { Route } from './+types/mon-calendrier.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'calendrier.suivre')
  const { acteur } = ctx
  if (acteur.genre !== 'adherent') notFound()
  const ouverts = await listCalendriers(ctx, acteur.adherentId)
  return {
    liens: Object.fromEntries(
      ouverts.map((calendrier) => [
        calendrier.genre,
        lienCalendrier(ctx, { ...calendrier, adherentId: acteur.adherentId }),
      ]),
    ) as Partial<Record<'personnel' | 'union', string>>,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'calendrier.suivre')
  return submit(request, {}, ouvrirCalendrierSchema, async (input) => {
    await ouvrirCalendrier(ctx, input)
    return redirectWithToast(
      href('/:union/espace/compte/calendrier', params),
      'Le lien est prêt. Copiez-le dans votre agenda.',
    )
  })
}

const calendriers = [
  {
    genre: 'personnel',
    titre: 'Mes formations',
    phrase: 'Les journées où vous encadrez. Elles arrivent dans votre agenda et y changent seules.',
  },
  {
    genre: 'union',
    titre: 'Le planning de l’union',
    phrase: 'Toutes les formations que vous pouvez voir, avec leurs horaires et leurs lieux.',
  },
] as const

export default function MonCalendrierPage({ loaderData, actionData }: Route.ComponentProps) {
  const { liens } = loaderData
  return (
    <Page
      title="Mon calendrier"
      width="form"
      subtitle="Voir les formations dans l’agenda du téléphone ou de l’ordinateur (Google, Apple, Outlook…)."
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {calendriers.map(({ genre, titre, phrase }) => (
        <Section key={genre} title={titre}>
          <div className="stack">
            <p>{phrase}</p>
            <Lien lien={liens[genre]} titre={titre} />
            <form method="post">
              <Button name="genre" value={genre} variant={liens[genre] ? 'default' : 'primary'}>
                {liens[genre] ? 'Changer de lien' : 'Créer le lien'}
              </Button>
            </form>
          </div>
        </Section>
      ))}
      <p className="small soft">
        Un lien est personnel : qui le possède lit ce calendrier. Aucun nom de stagiaire n’y figure.
        Changez-le s’il a circulé ; l’ancien ne mène plus nulle part.
      </p>
    </Page>
  )
}

function Lien({ lien, titre }: { lien: string | undefined; titre: string }) {
  if (!lien) return null
  return (
    <>
      <p>
        <label>
          Lien à coller dans votre agenda
          <input readOnly value={lien} aria-label={`Lien du calendrier : ${titre}`} />
        </label>
      </p>
      <p>
        <ButtonLink icon="calendar-days" href={lien.replace(/^https?:/, 'webcal:')}>
          Ouvrir dans mon agenda
        </ButtonLink>
      </p>
    </>
  )
}
