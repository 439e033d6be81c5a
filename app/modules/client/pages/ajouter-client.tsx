import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsClient } from '../components/champs-client.tsx'
import { clientVide, valeur } from '../components/valeurs.ts'
import { authorize } from '../policy.ts'
import { creerClientSchema } from '../schema.ts'
import { creerClient } from '../use-cases/creer-client.server.ts'
import type { Route } from './+types/ajouter-client.ts'

export function loader({ context }: Route.LoaderArgs) {
  authorize(ctxOf(context), 'client.creer')
  return { id: newId() }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.creer')
  return submit(request, {}, creerClientSchema, async (input) => {
    const { id, numero } = await creerClient(ctx, input)
    const page = href('/:union/espace/administration/clients/:clientId', {
      ...params,
      clientId: id,
    })
    return redirectWithToast(page, `Fiche client ${numero} créée.`)
  })
}

export default function AjouterClientPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const errors = actionData?.errors ?? {}
  return (
    <Page
      title="Ajouter client"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[
        { label: 'Fiches clients', href: href('/:union/espace/administration/clients', params) },
      ]}
      subtitle="Le numéro est donné à l’enregistrement."
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" noValidate>
        <input type="hidden" name="id" value={valeur(actionData?.values, 'id', loaderData.id)} />
        <ChampsClient client={clientVide} values={actionData?.values} errors={errors} />
        <SaveBar>
          <Button variant="primary">Ajouter le client</Button>
        </SaveBar>
      </form>
    </Page>
  )
}
