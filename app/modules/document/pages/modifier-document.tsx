import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampsDocument, valeursSaisies } from '../components/champs-document.tsx'
import { authorize } from '../policy.ts'
import { findChoixCentres } from '../queries/choix-centres.server.ts'
import { findDocument } from '../queries/documents.server.ts'
import { modifierDocumentSchema } from '../schema.ts'
import { modifierDocument } from '../use-cases/modifier-document.server.ts'
import type { Route } from './+types/modifier-document.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const document = (await findDocument(ctx, uuidParam(params.documentId))) ?? notFound()
  return { document, ...(await findChoixCentres(ctx)) }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const { documentId } = params
  return submit(request, { documentId }, modifierDocumentSchema, async (input) => {
    await modifierDocument(ctx, input)
    const page = href('/:union/espace/administration/documents-collectifs/:documentId', params)
    return redirectWithToast(page, 'Document modifié.')
  })
}

export default function ModifierDocumentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { document, centres, limite } = loaderData
  const errors = actionData?.errors ?? {}
  const tous = document.roles.length + document.centres.length === 0
  const valeurs = valeursSaisies(actionData?.values, {
    ...document,
    description: document.description ?? '',
    pour: tous ? 'tous' : 'choix',
  })
  return (
    <Page
      title="Modifier le document"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[
        {
          label: 'Documents collectifs',
          href: href('/:union/espace/administration/documents-collectifs', params),
        },
        {
          label: document.titre,
          href: href('/:union/espace/administration/documents-collectifs/:documentId', params),
        },
      ]}
      subtitle="Ceux qui s’ajoutent aux destinataires seront prévenus."
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="Quelqu’un a modifié ce document entre-temps.">
          <p>
            Son titre est maintenant « {document.titre} ». Ce que vous avez écrit est ci-dessous :
            enregistrez pour le garder à la place.
          </p>
        </Message>
      )}
      <form method="post">
        <input type="hidden" name="version" value={document.version} />
        <ChampsDocument valeurs={valeurs} errors={errors} centres={centres} limite={limite} />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
    </Page>
  )
}
