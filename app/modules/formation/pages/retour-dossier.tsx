import { use } from 'react'
import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { NonceContext } from '#app/platform/nonce.tsx'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Check, ErrorSummary, FileField, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { DocumentsFormation } from '../components/documents-formation.tsx'
import { lireFichiers } from '../depot.server.ts'
import { empechementRetour, typesDossier } from '../model/document.ts'
import { listDocuments } from '../queries/documents.server.ts'
import { findFormationTerrain } from '../queries/terrain.server.ts'
import { retournerDossier, retournerDossierSchema } from '../use-cases/retourner-dossier.server.ts'
import type { Route } from './+types/retour-dossier.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { formation } = await findFormationTerrain(ctx, uuidParam(params.formationId))
  const documents = await listDocuments(ctx, formation.id)
  return {
    intitule: formation.intitule,
    numero: formation.numero,
    retours: documents.filter(({ genre }) => genre === 'retour'),
    fuseau: ctx.union.fuseau,
    empechement: empechementRetour(formation, ctx.aujourdhui),
    id: newId(),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  await findFormationTerrain(ctx, formationId)
  return submit(request, { formationId }, retournerDossierSchema, async (input, files) => {
    const fichiers = [
      ...(await lireFichiers(files, 'photos')),
      ...(await lireFichiers(files, 'fichiers')),
    ]
    await retournerDossier(ctx, input, fichiers)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId/terrain', params),
      `${plural(fichiers.length, 'fichier renvoyé', 'fichiers renvoyés')}. Les gestionnaires sont prévenus.`,
    )
  })
}

export default function RetourDossierPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { intitule, numero, retours, fuseau, empechement, id } = loaderData
  const errors = actionData?.errors ?? {}
  const terrain = href('/:union/espace/formations/:formationId/terrain', params)
  const nonce = use(NonceContext)
  return (
    <Page
      title="Renvoyer le dossier"
      width="form"
      failed={actionData !== undefined}
      breadcrumb={[{ label: `${intitule} (${numero})`, href: terrain }]}
      subtitle="Les feuilles signées et les évaluations, en un PDF ou en photos."
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {empechement ? (
        <Message kind="info" title={empechement} />
      ) : (
        <form method="post" encType="multipart/form-data" noValidate className="fields">
          <input type="hidden" name="id" value={id} />
          <FileField
            name="photos"
            label="Photographier une page"
            hint="Une page à la fois, à plat, bien éclairée. Le lieu et la date de la prise de vue sont retirés."
            accept="image/jpeg,image/png,image/webp"
            capture="environment"
            data-reduire=""
            error={errors.photos}
          />
          <FileField
            name="fichiers"
            label="Ou choisir un PDF, ou plusieurs photos"
            hint="25 Mo au plus en tout."
            accept={typesDossier.join(',')}
            multiple
            data-reduire=""
            error={errors.fichiers}
          />
          {retours.length > 0 && (
            <Check
              name="remplacer"
              label="Remplacer ce qui a déjà été renvoyé"
              detail="Sans cocher, ces fichiers s’ajoutent aux premiers."
            />
          )}
          <SaveBar>
            <Button variant="primary" icon="send">
              Renvoyer
            </Button>
            <ButtonLink href={terrain} variant="bare">
              Abandonner
            </ButtonLink>
          </SaveBar>
        </form>
      )}
      {retours.length > 0 && (
        <Section title="Déjà renvoyé" count={retours.length}>
          <DocumentsFormation params={params} documents={retours} fuseau={fuseau} />
        </Section>
      )}
      <script src="/terrain.js" defer nonce={nonce} suppressHydrationWarning />
    </Page>
  )
}
