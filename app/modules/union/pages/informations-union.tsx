import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { readUpload } from '#app/platform/upload.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import {
  ChampsAgrements,
  ChampsCompte,
  ChampsCoordonnees,
  ChampsIdentite,
} from '../components/champs-identite.tsx'
import { ChampsUrssaf } from '../components/champs-urssaf.tsx'
import { ImageUnionCard } from '../components/image-union.tsx'
import { ConflitReglage } from '../components/reglages.tsx'
import { alertesIdentite, manquesIdentite } from '../model/identite.ts'
import { poidsImage } from '../model/image.ts'
import { authorize } from '../policy.ts'
import { findInformations } from '../queries/identite.server.ts'
import { changerImage, changerImageSchema } from '../use-cases/changer-image.server.ts'
import {
  renseignerIdentite,
  renseignerIdentiteSchema,
} from '../use-cases/renseigner-identite.server.ts'
import type { Route } from './+types/informations-union.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const identite = await findInformations(ctx)
  return {
    identite,
    manques: manquesIdentite(identite),
    alertes: alertesIdentite(identite, ctx.aujourdhui),
  }
}

const image = {
  max: poidsImage,
  types: ['image/png', 'image/jpeg'],
  attendu: 'une image PNG ou JPEG',
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'union.parametrer')
  const ici = href('/:union/espace/parametrages/union', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'image' || values.intention === 'retirer-image') {
    return submit(request, {}, changerImageSchema, async (input, files) => {
      const upload =
        values.intention === 'image' ? await readUpload(files, input.image, image) : undefined
      if (values.intention === 'image' && !upload)
        throw new Refusal('Choisissez une image.', input.image)
      await changerImage(ctx, input.image, upload)
      return redirectWithToast(ici, upload ? 'Image enregistrée.' : 'Image retirée.')
    })
  }
  return submit(request, {}, renseignerIdentiteSchema, async (input) => {
    await renseignerIdentite(ctx, input)
    return redirectWithToast(ici, 'Informations enregistrées. Les prochains documents les portent.')
  })
}

export default function InformationsUnionPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { identite, manques, alertes } = loaderData
  const errors = actionData?.errors ?? {}
  // An image that was refused leaves the form as it is kept.
  const values = actionData?.values.version === undefined ? undefined : actionData.values
  const champs = { identite, values, errors }
  return (
    <Page
      title="Informations union"
      subtitle="Ce que les documents, les factures et les pages publiques disent de votre union. Ce qui est déjà émis garde l’identité de son jour."
      failed={actionData !== undefined}
      asideLabel="Images"
      aside={
        <>
          <ImageUnionCard
            image="logo"
            adresse={
              identite.logoFichierId &&
              `${href('/:union/logo', params)}?v=${identite.logoFichierId.slice(-8)}`
            }
            usage="En tête des pages publiques et des documents."
            error={errors.logo}
          />
          <ImageUnionCard
            image="signature"
            adresse={
              identite.signatureFichierId &&
              `${href('/:union/espace/parametrages/union/signature', params)}?v=${identite.signatureFichierId.slice(-8)}`
            }
            usage="Au bas des documents que le président signe. Elle n’est jamais publique."
            error={errors.signature}
          />
        </>
      }
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      {actionData?.conflict && (
        <ConflitReglage
          actuel={[
            { label: 'Raison sociale', value: identite.raisonSociale },
            {
              label: 'Adresse',
              value: `${identite.adresse} ${identite.codePostal} ${identite.commune}`.trim(),
            },
            { label: 'Président', value: identite.president ?? '' },
            { label: 'SIRET', value: identite.siret ?? '' },
            { label: 'Habilitation', value: identite.habilitationReference ?? '' },
          ]}
        />
      )}
      {alertes.map((phrase) => (
        <Message key={phrase} kind="attend" title={phrase} />
      ))}
      {manques.length > 0 && (
        <Message kind="info" title="Il manque encore, pour que les documents soient complets :">
          <p>{manques.join(', ')}.</p>
        </Message>
      )}
      <form method="post" noValidate>
        <input type="hidden" name="version" value={identite.version} />
        <ChampsIdentite {...champs} />
        <ChampsCoordonnees {...champs} />
        <ChampsAgrements {...champs} />
        <ChampsCompte {...champs} />
        <ChampsUrssaf {...champs} />
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      </form>
    </Page>
  )
}
