import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { JournalObjet } from '#app/modules/union/components/journal-objet.tsx'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { GrillePreferences } from '../components/grille-preferences.tsx'
import { grilleDe } from '../model/preference.ts'
import { authorize } from '../policy.ts'
import { findReglages } from '../queries/preferences.server.ts'
import {
  reglerPreferences,
  reglerPreferencesSchema,
} from '../use-cases/regler-preferences.server.ts'
import type { Route } from './+types/preferences-adherent.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'notification.regler')
  const adherentId = uuidParam(params.adherentId)
  const reglages = (await findReglages(ctx, adherentId)) ?? notFound()
  const journal = await listJournal(ctx, {
    objet: { genre: 'adherent', id: adherentId },
    domaine: 'notification',
    limite: 30,
  })
  return {
    nom: reglages.nom,
    grille: grilleDe(reglages),
    appareils: reglages.appareils,
    journal,
    fuseau: ctx.union.fuseau,
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'notification.regler')
  const adherentId = uuidParam(params.adherentId)
  return submit(request, { adherentId }, reglerPreferencesSchema, async (input) => {
    const nombre = await reglerPreferences(ctx, input)
    return redirectWithToast(
      href('/:union/espace/administration/adherents/:adherentId/preferences', params),
      nombre === 0 ? 'Les préférences n’ont pas changé.' : 'Préférences enregistrées.',
    )
  })
}

export default function PreferencesAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { nom, grille, appareils, journal, fuseau } = loaderData
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title={`Préférences de ${nom}`}
      breadcrumb={[
        { label: 'Adhérents', href: href('/:union/espace/administration/adherents', params) },
        {
          label: nom,
          href: href('/:union/espace/administration/adherents/:adherentId', params),
        },
      ]}
      failed={actionData !== undefined}
      subtitle={
        appareils > 0
          ? 'Ce qui lui est annoncé, et par quel moyen.'
          : 'Ce qui lui est annoncé, et par quel moyen. Aucun téléphone n’est encore enregistré.'
      }
      actions={
        <ButtonLink
          href={href('/:union/espace/administration/adherents/:adherentId/pourquoi', params)}
          icon="circle-question-mark"
        >
          Pourquoi ne reçoit-il pas…
        </ButtonLink>
      }
      aside={
        <Card title="Changements">
          {journal.length > 0 ? (
            <JournalObjet lignes={journal} fuseau={fuseau} />
          ) : (
            <p className="soft">Ces préférences n’ont jamais été changées.</p>
          )}
        </Card>
      }
      asideLabel="Changements"
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <GrillePreferences {...grille} errors={errors} />
    </Page>
  )
}
