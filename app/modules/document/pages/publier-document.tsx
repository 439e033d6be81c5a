import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, FormGroup, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { ChampFichier } from '../components/champ-fichier.tsx'
import { ChampsDocument, documentVide, valeursSaisies } from '../components/champs-document.tsx'
import { authorize } from '../policy.ts'
import { findChoixCentres } from '../queries/choix-centres.server.ts'
import { publierDocumentSchema } from '../schema.ts'
import { readDocument } from '../upload.server.ts'
import { publierDocument } from '../use-cases/publier-document.server.ts'
import type { Route } from './+types/publier-document.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  return { id: newId(), ...(await findChoixCentres(ctx)) }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  return submit(request, {}, publierDocumentSchema, async (input, files) => {
    const { id, destinataires } = await publierDocument(ctx, input, await readDocument(files))
    const page = href('/:union/espace/administration/documents-collectifs/:documentId', {
      ...params,
      documentId: id,
    })
    return redirectWithToast(
      page,
      `Document publié. ${plural(destinataires, 'adhérent est prévenu', 'adhérents sont prévenus')}.`,
    )
  })
}

export default function PublierDocumentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, centres, limite } = loaderData
  const errors = actionData?.errors ?? {}
  const saisi = actionData?.values.id
  return (
    <Page
      title="Publier un document"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[
        {
          label: 'Documents collectifs',
          href: href('/:union/espace/administration/documents-collectifs', params),
        },
      ]}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="id" value={typeof saisi === 'string' ? saisi : id} />
        <FormGroup title="Le fichier" reason="Il est montré tel quel : relisez-le avant.">
          <ChampFichier error={errors.fichier} />
        </FormGroup>
        <ChampsDocument
          valeurs={valeursSaisies(actionData?.values, documentVide)}
          errors={errors}
          centres={centres}
          limite={limite}
        />
        <SaveBar>
          <Button variant="primary" icon="upload">
            Publier
          </Button>
        </SaveBar>
      </form>
    </Page>
  )
}
