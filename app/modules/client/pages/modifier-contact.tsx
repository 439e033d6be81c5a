import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsContact } from '../components/champs-contact.tsx'
import { valeursContact } from '../components/valeurs.ts'
import { nomContact } from '../model/client.ts'
import { authorize } from '../policy.ts'
import { findClient, findContact } from '../queries/clients.server.ts'
import { modifierContactSchema } from '../schema.ts'
import { modifierContact } from '../use-cases/modifier-contact.server.ts'
import { retirerContact } from '../use-cases/retirer-contact.server.ts'
import type { Route } from './+types/modifier-contact.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.modifier')
  const client = (await findClient(ctx, uuidParam(params.clientId))) ?? notFound()
  const contact = await findContact(ctx, uuidParam(params.contactId))
  if (contact?.clientId !== client.id) notFound()
  return { contact, nom: client.raisonSociale }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'client.modifier')
  const contactId = uuidParam(params.contactId)
  const page = href('/:union/espace/administration/clients/:clientId', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'retirer') {
    await retirerContact(ctx, contactId)
    return redirectWithToast(page, 'Contact retiré.')
  }
  return submit(request, { contactId }, modifierContactSchema, async (input) => {
    await modifierContact(ctx, input)
    return redirectWithToast(page, 'Contact modifié.')
  })
}

export default function ModifierContactPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { contact, nom } = loaderData
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/administration/clients/:clientId', params)
  return (
    <Page
      title="Modifier un contact"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[{ label: nom, href: fiche }]}
      subtitle={nomContact(contact)}
    >
      {actionData?.conflict && (
        <Message
          kind="attend"
          title="Quelqu’un d’autre a modifié ce contact pendant que vous écriviez."
        >
          <p>Vos réponses sont ci-dessous. Enregistrez pour les garder.</p>
        </Message>
      )}
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" noValidate>
        <input type="hidden" name="version" value={contact.version} />
        <ChampsContact
          contact={valeursContact(contact)}
          values={actionData?.values}
          errors={errors}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={fiche}>Revenir sans enregistrer</ButtonLink>
          <Button type="button" variant="danger" popoverTarget="retirer">
            Retirer ce contact…
          </Button>
        </SaveBar>
        <Dialog
          id="retirer"
          title={`Retirer ${nomContact(contact)} ?`}
          actions={
            <Button variant="danger" name="intention" value="retirer">
              Retirer le contact
            </Button>
          }
        >
          <p>Ses coordonnées sont effacées de la fiche. Les courriels déjà envoyés restent.</p>
        </Dialog>
      </form>
    </Page>
  )
}
