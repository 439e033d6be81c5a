import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, FileField, Select } from '#app/ui/form.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { DocumentsFormation } from '../components/documents-formation.tsx'
import { lireFichiers } from '../depot.server.ts'
import { genresDeposables, libelleDocument, typesDossier } from '../model/document.ts'
import { can } from '../policy.ts'
import { listDocuments } from '../queries/documents.server.ts'
import { findFormationPour } from '../queries/formation-pour.server.ts'
import { deposerDocument, deposerDocumentSchema } from '../use-cases/deposer-document.server.ts'
import { retirerDocument, retirerDocumentSchema } from '../use-cases/retirer-document.server.ts'
import type { Route } from './+types/documents-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, 'formation.lister', uuidParam(params.formationId))
  const { intitule, numero, statut } = formation
  return {
    formation: { intitule, numero, statut },
    documents: await listDocuments(ctx, formation.id),
    fuseau: ctx.union.fuseau,
    id: newId(),
    peutDeposer: can(ctx, 'document.deposer', formation),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  await findFormationPour(ctx, 'document.deposer', formationId)
  const ici = href('/:union/espace/formations/:formationId/documents', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'retirer') {
    return submit(request, { formationId }, retirerDocumentSchema, async (input) => {
      await retirerDocument(ctx, input)
      return redirectWithToast(ici, 'Document retiré.')
    })
  }
  return submit(request, { formationId }, deposerDocumentSchema, async (input, files) => {
    const [fichier] = await lireFichiers(files, 'fichier')
    await deposerDocument(ctx, input, fichier)
    return redirectWithToast(ici, 'Document déposé.')
  })
}

export default function DocumentsFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, documents, fuseau, id, peutDeposer } = loaderData
  const errors = actionData?.errors ?? {}
  const ici = (chemin: string) =>
    `${href('/:union/espace/formations/:formationId', params)}/${chemin}`
  return (
    <Page
      title="Documents"
      failed={actionData !== undefined}
      subtitle={`${formation.intitule} (${formation.numero})`}
      actions={
        <>
          <ButtonLink variant="primary" icon="printer" href={ici('dossier')}>
            Dossier de formation
          </ButtonLink>
          <ButtonLink icon="printer" href={ici('emargement')}>
            Feuille d’émargement
          </ButtonLink>
          <ButtonLink icon="camera" href={ici('retour')}>
            Renvoyer le dossier
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {documents.length === 0 ? (
        <p className="soft">
          Aucun document pour l’instant. Le dossier que le formateur renvoie s’affiche ici.
        </p>
      ) : (
        <DocumentsFormation
          params={params}
          documents={documents}
          fuseau={fuseau}
          retirable={peutDeposer}
        />
      )}
      {peutDeposer && (
        <Section title="Déposer un document">
          <form method="post" encType="multipart/form-data" noValidate className="fields">
            <input type="hidden" name="id" value={id} />
            <Select
              name="genre"
              label="Ce document est"
              options={genresDeposables.map((genre) => ({
                value: genre,
                label: libelleDocument[genre],
              }))}
              defaultValue="autre"
              error={errors.genre}
            />
            <FileField
              name="fichier"
              label="Fichier"
              hint="Un PDF ou une photo, 20 Mo au plus."
              accept={typesDossier.join(',')}
              error={errors.fichier}
            />
            <p>
              <Button icon="upload">Déposer</Button>
            </p>
          </form>
        </Section>
      )}
    </Page>
  )
}
