import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { ChampFichier } from '../components/champ-fichier.tsx'
import { authorize } from '../policy.ts'
import { findDocument } from '../queries/documents.server.ts'
import { nouvelleVersionSchema } from '../schema.ts'
import { readDocument } from '../upload.server.ts'
import { publierVersion } from '../use-cases/publier-version.server.ts'
import type { Route } from './+types/nouvelle-version.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const { titre, numero } = (await findDocument(ctx, uuidParam(params.documentId))) ?? notFound()
  return { id: newId(), titre, numero }
}

export function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'document.gerer')
  const { documentId } = params
  return submit(request, { documentId }, nouvelleVersionSchema, async (input, files) => {
    const numero = await publierVersion(ctx, input, await readDocument(files))
    const page = href('/:union/espace/administration/documents-collectifs/:documentId', params)
    return redirectWithToast(page, `Version ${numero} publiée. Ses lecteurs sont prévenus.`)
  })
}

export default function NouvelleVersionPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { id, titre, numero } = loaderData
  const errors = actionData?.errors ?? {}
  const saisi = actionData?.values
  return (
    <Page
      title="Nouvelle version"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[
        {
          label: 'Documents collectifs',
          href: href('/:union/espace/administration/documents-collectifs', params),
        },
        {
          label: titre,
          href: href('/:union/espace/administration/documents-collectifs/:documentId', params),
        },
      ]}
      subtitle={`Elle remplacera la version ${numero} dans Mes documents. Les anciennes restent dans l’historique.`}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" encType="multipart/form-data" className="fields">
        <input type="hidden" name="id" value={typeof saisi?.id === 'string' ? saisi.id : id} />
        <ChampFichier error={errors.fichier} />
        <Field
          name="note"
          label="Ce qui change"
          hint="Montré à ceux qui avaient lu la version précédente."
          defaultValue={typeof saisi?.note === 'string' ? saisi.note : ''}
          error={errors.note}
          maxLength={300}
          optional
        />
        <SaveBar>
          <Button variant="primary" icon="upload">
            Publier cette version
          </Button>
        </SaveBar>
      </form>
    </Page>
  )
}
