import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { readUpload } from '#app/platform/upload.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, FileField, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { ChampsConsigne, valeursConsigne } from '../components/champs-consigne.tsx'
import { PiecesConsigne } from '../components/pieces-consigne.tsx'
import { listJournees } from '../public.server.ts'
import { findConsigne } from '../queries/consignes.server.ts'
import { findFormationPour } from '../queries/formation-pour.server.ts'
import { ecrireConsigne, ecrireConsigneSchema } from '../use-cases/ecrire-consigne.server.ts'
import { joindrePiece, joindrePieceSchema } from '../use-cases/joindre-piece.server.ts'
import { retirerConsigne, retirerConsigneSchema } from '../use-cases/retirer-consigne.server.ts'
import { retirerPiece, retirerPieceSchema } from '../use-cases/retirer-piece.server.ts'
import type { Route } from './+types/consigne.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, 'consigne.ecrire', uuidParam(params.formationId))
  const journees = await listJournees(ctx, [formation.id])
  return {
    consigne: await findConsigne(ctx, formation.id, uuidParam(params.consigneId)),
    journees: journees.map(({ id, jour }) => ({ id, jour })),
    pieceId: newId(),
  }
}

const poidsFichier = { max: 24_000_000, attendu: 'un fichier' }

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  await findFormationPour(ctx, 'consigne.ecrire', formationId)
  const consigneId = uuidParam(params.consigneId)
  const liste = href('/:union/espace/formations/:formationId/consignes', params)
  const ici = href('/:union/espace/formations/:formationId/consignes/:consigneId', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'joindre') {
    return submit(
      request,
      { formationId, consigneId },
      joindrePieceSchema,
      async (input, files) => {
        await joindrePiece(ctx, input, await readUpload(files, 'fichier', poidsFichier))
        return redirectWithToast(ici, 'Fichier joint.')
      },
    )
  }
  if (values.intention === 'retirer-piece') {
    return submit(request, { formationId, consigneId }, retirerPieceSchema, async (input) => {
      await retirerPiece(ctx, input)
      return redirectWithToast(ici, 'Fichier retiré.')
    })
  }
  if (values.intention === 'retirer') {
    return submit(request, { formationId, consigneId }, retirerConsigneSchema, async (input) => {
      await retirerConsigne(ctx, input)
      return redirectWithToast(liste, 'Consigne retirée.')
    })
  }
  return submit(request, { formationId, id: consigneId }, ecrireConsigneSchema, async (input) => {
    await ecrireConsigne(ctx, input)
    return redirectWithToast(liste, 'Consigne enregistrée.')
  })
}

export default function ConsignePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { consigne, journees, pieceId } = loaderData
  const errors = actionData?.errors ?? {}
  const liste = href('/:union/espace/formations/:formationId/consignes', params)
  const { journeeId, pourFormateurs, pourStagiaires, texte } = consigne
  const connue = { journeeId: journeeId ?? '', pourFormateurs, pourStagiaires, texte }
  const tapees = actionData && 'texte' in actionData.values ? actionData.values : undefined
  return (
    <Page
      title="Modifier la consigne"
      failed={actionData !== undefined}
      breadcrumb={[{ label: 'Consignes', href: liste }]}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <Message kind="attend" title="Quelqu’un d’autre a modifié cette consigne.">
          Votre texte est gardé ci-dessous. Le sien est : « {texte} ». Enregistrez de nouveau pour
          garder le vôtre.
        </Message>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="version" value={consigne.version} />
        <ChampsConsigne
          journees={journees}
          valeurs={valeursConsigne(tapees, connue)}
          errors={errors}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
          <ButtonLink href={liste} variant="bare">
            Abandonner
          </ButtonLink>
          <Button name="intention" value="retirer" variant="danger">
            Retirer cette consigne
          </Button>
        </SaveBar>
      </form>
      <Section title="Fichiers" count={consigne.pieces.length || undefined}>
        <PiecesConsigne params={params} pieces={consigne.pieces} />
        <form method="post" encType="multipart/form-data" noValidate className="fields">
          <input type="hidden" name="pieceId" value={pieceId} />
          <FileField
            name="fichier"
            label="Joindre un fichier"
            hint="25 Mo au plus pour toutes les consignes. Au-delà de 7 Mo, le mail donne un lien au lieu du fichier."
            error={errors.fichier}
          />
          <p>
            <Button icon="paperclip" name="intention" value="joindre">
              Joindre
            </Button>
          </p>
        </form>
      </Section>
    </Page>
  )
}
