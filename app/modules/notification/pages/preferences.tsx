import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { GrillePreferences } from '../components/grille-preferences.tsx'
import { grilleDe } from '../model/preference.ts'
import { destinataire } from '../policy.ts'
import { findReglages } from '../queries/preferences.server.ts'
import {
  reglerPreferences,
  reglerPreferencesSchema,
} from '../use-cases/regler-preferences.server.ts'
import type { Route } from './+types/preferences.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const reglages = (await findReglages(ctx, destinataire(ctx).adherentId)) ?? notFound()
  return { grille: grilleDe(reglages), appareils: reglages.appareils }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { adherentId } = destinataire(ctx)
  return submit(request, { adherentId }, reglerPreferencesSchema, async (input) => {
    const nombre = await reglerPreferences(ctx, input)
    return redirectWithToast(
      href('/:union/espace/compte/preferences', params),
      nombre === 0 ? 'Vos préférences n’ont pas changé.' : 'Préférences enregistrées.',
    )
  })
}

export default function PreferencesPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { grille, appareils } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Préférences"
      width="form"
      failed={actionData !== undefined}
      subtitle="Ce que votre union vous annonce, et par quel moyen. Ce que vous coupez disparaît aussitôt."
      actions={
        <ButtonLink href={href('/:union/espace/compte/installer', params)} icon="smartphone">
          {appareils > 0
            ? plural(appareils, 'appareil prévenu', 'appareils prévenus')
            : 'Prévenir mon téléphone'}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <GrillePreferences {...grille} errors={errors} />
    </Page>
  )
}
