import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar, TextArea } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { SerontPrevenus } from '../components/concernes.tsx'
import { phraseJournee } from '../model/horaires.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findConcernes } from '../queries/concernes.server.ts'
import { annulerJournee, annulerJourneeSchema } from '../use-cases/annuler-journee.server.ts'
import type { Route } from './+types/annuler-journee.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  const journees = await listJournees(ctx, [formation.id])
  const id = uuidParam(params.journeeId)
  const restantes = journees.filter((journee) => journee.id !== id)
  return {
    formation,
    journee: journees.find((journee) => journee.id === id) ?? notFound(),
    concernes: await findConcernes(ctx, formation, restantes),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const journeeId = uuidParam(params.journeeId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.modifier', formation)
  return submit(request, { formationId, journeeId }, annulerJourneeSchema, async (input) => {
    await annulerJournee(ctx, input)
    return redirectWithToast(
      `${href('/:union/espace/formations/:formationId', { ...params, formationId })}/journees`,
      'Journée annulée. Les courriels partent dans la minute.',
    )
  })
}

export default function AnnulerJourneePage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, journee, concernes } = loaderData
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/formations/:formationId', params)
  const motif = actionData?.values.motif
  return (
    <Page
      title="Annuler une journée"
      width="form"
      breadcrumb={[
        { label: formation.intitule, href: fiche },
        { label: 'Journées', href: `${fiche}/journees` },
      ]}
      subtitle={phraseJournee(journee)}
      failed={actionData !== undefined}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Quelqu’un d’autre a changé cette formation entre-temps. Vérifiez, puis confirmez à nouveau."
        />
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <div className="stack">
        {formation.statut === 'validee' && <SerontPrevenus concernes={concernes} />}
        <form method="post" className="fields">
          <input type="hidden" name="version" value={formation.version} />
          <TextArea
            name="motif"
            label="Motif"
            hint="Les personnes prévenues le liront."
            defaultValue={typeof motif === 'string' ? motif : ''}
            error={errors.motif}
            maxLength={300}
            required
          />
          <SaveBar>
            <Button variant="danger-full">Annuler la journée du {formatDay(journee.jour)}</Button>
            <ButtonLink href={`${fiche}/journees`}>Garder cette journée</ButtonLink>
          </SaveBar>
        </form>
      </div>
    </Page>
  )
}
