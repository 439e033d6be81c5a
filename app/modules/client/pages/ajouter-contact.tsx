import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsContact } from '../components/champs-contact.tsx'
import { contactVide, valeur, valeursContact } from '../components/valeurs.ts'
import { authorize } from '../policy.ts'
import { findClient } from '../queries/clients.server.ts'
import { ajouterContactSchema } from '../schema.ts'
import { ajouterContact } from '../use-cases/ajouter-contact.server.ts'
import type { Route } from './+types/ajouter-contact.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.modifier')
  const client = (await findClient(ctx, uuidParam(params.clientId))) ?? notFound()
  return { id: newId(), nom: client.raisonSociale }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.modifier')
  const clientId = uuidParam(params.clientId)
  return submit(request, { clientId }, ajouterContactSchema, async (input) => {
    await ajouterContact(ctx, input)
    const page = href('/:union/espace/administration/clients/:clientId', params)
    return redirectWithToast(page, 'Contact ajouté.')
  })
}

export default function AjouterContactPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/administration/clients/:clientId', params)
  return (
    <Page
      title="Ajouter un contact"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[{ label: loaderData.nom, href: fiche }]}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" noValidate>
        <input type="hidden" name="id" value={valeur(actionData?.values, 'id', loaderData.id)} />
        <ChampsContact
          contact={valeursContact(contactVide)}
          values={actionData?.values}
          errors={errors}
        />
        <SaveBar>
          <Button variant="primary">Ajouter le contact</Button>
          <ButtonLink href={fiche}>Revenir sans enregistrer</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
