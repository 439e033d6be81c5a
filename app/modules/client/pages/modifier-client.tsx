import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsClient } from '../components/champs-client.tsx'
import { valeursClient } from '../components/valeurs.ts'
import { adresseEcrite } from '../model/client.ts'
import { authorize } from '../policy.ts'
import { findClient } from '../queries/clients.server.ts'
import { modifierClientSchema } from '../schema.ts'
import { modifierClient } from '../use-cases/modifier-client.server.ts'
import type { Route } from './+types/modifier-client.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.modifier')
  const client = (await findClient(ctx, uuidParam(params.clientId))) ?? notFound()
  return { client }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.modifier')
  const clientId = uuidParam(params.clientId)
  return submit(request, { clientId }, modifierClientSchema, async (input) => {
    await modifierClient(ctx, input)
    const page = href('/:union/espace/administration/clients/:clientId', params)
    return redirectWithToast(page, 'Fiche client modifiée.')
  })
}

export default function ModifierClientPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { client } = loaderData
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/administration/clients/:clientId', params)
  return (
    <Page
      title="Modifier client"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[
        { label: 'Fiches clients', href: href('/:union/espace/administration/clients', params) },
        { label: client.raisonSociale, href: fiche },
      ]}
      subtitle={client.numero}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Quelqu’un d’autre a modifié cette fiche pendant que vous écriviez."
        >
          <p>
            Elle dit maintenant : {client.raisonSociale}, {adresseEcrite(client)}.
          </p>
          <p>
            Vos réponses sont ci-dessous, rien n’est perdu. Enregistrez pour les garder, ou revenez
            à la fiche pour garder les siennes.
          </p>
        </Message>
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" noValidate>
        <input type="hidden" name="version" value={client.version} />
        <ChampsClient client={valeursClient(client)} values={actionData?.values} errors={errors} />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={fiche}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
