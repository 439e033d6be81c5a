import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar, TextArea } from '#app/ui/form.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { statutsPermettant } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { listProcesVerbaux } from '../queries/listes.server.ts'
import { rouvrirFormation, rouvrirFormationSchema } from '../use-cases/rouvrir-formation.server.ts'
import type { Route } from './+types/rouvrir-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.rouvrir', formation)
  const [pv] = await listProcesVerbaux(ctx, formation.id)
  return {
    formation,
    pv: pv && {
      numero: pv.numero,
      version: pv.version,
      fait: formatInstant(pv.creeLe, ctx.union.fuseau),
    },
    cloturee: statutsPermettant.rouvrir.includes(formation.statut),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.rouvrir', formation)
  return submit(request, { formationId }, rouvrirFormationSchema, async (input) => {
    await rouvrirFormation(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId }),
      'Formation rouverte. Corrigez-la, puis clôturez-la à nouveau.',
    )
  })
}

export default function RouvrirFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, pv, cloturee } = loaderData
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/formations/:formationId', params)
  return (
    <Page
      title="Rouvrir formation"
      width="form"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      subtitle={formation.numero}
      failed={actionData !== undefined}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {cloturee ? (
        <Message kind="info" title="La formation redevient à clôturer.">
          <p>
            Vous pourrez corriger les stagiaires, leurs présences et leurs résultats, puis clôturer
            à nouveau.
          </p>
          {pv && (
            <p>
              Le procès-verbal {pv.numero}, version {pv.version} du {pv.fait}, reste tel quel et se
              télécharge toujours. La prochaine clôture fera la version {pv.version + 1} du même
              numéro.
            </p>
          )}
        </Message>
      ) : (
        <Message kind="attend" title="Seule une formation clôturée se rouvre." />
      )}
      <form method="post">
        {cloturee && (
          <TextArea
            name="motif"
            label="Motif de la réouverture"
            hint="Il sera imprimé sur la nouvelle version : « Un prénom mal orthographié »."
            defaultValue={
              typeof actionData?.values.motif === 'string' ? actionData.values.motif : ''
            }
            error={errors.motif}
            maxLength={300}
            required
          />
        )}
        <SaveBar>
          {cloturee && <Button variant="primary">Rouvrir la formation</Button>}
          <ButtonLink href={fiche}>Garder la formation clôturée</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
