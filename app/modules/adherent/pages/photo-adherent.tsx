import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { readUpload } from '#app/platform/upload.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, FileField, SaveBar } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { Portrait } from '../components/portrait.tsx'
import { poidsPhoto, typesPhoto } from '../model/photo.ts'
import { authorize } from '../policy.ts'
import { findAdherent } from '../queries/fiche.server.ts'
import { deposerPhoto, retirerPhoto } from '../use-cases/deposer-photo.server.ts'
import type { Route } from './+types/photo-adherent.ts'
import '../components/adherents.css'

/** A telephone's photo is made smaller before it leaves. */
export const handle = { scripts: true }

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.modifier')
  const adherent = (await findAdherent(ctx, uuidParam(params.adherentId))) ?? notFound()
  authorize(ctx, 'adherent.modifier', adherent)
  const { id, prenoms, photoFichierId } = adherent
  return {
    personne: { id, prenoms, nom: adherent.nomUsage ?? adherent.nomNaissance, photoFichierId },
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'adherent.modifier')
  const adherentId = uuidParam(params.adherentId)
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  const { values } = await readForm(request.clone())
  return submit(request, {}, z.object({}), async (_, files) => {
    if (values.intention === 'retirer') {
      await retirerPhoto(ctx, adherentId)
      return redirectWithToast(fiche, 'Photo retirée.')
    }
    const attendu = 'une image JPEG, PNG ou WebP'
    const photo = await readUpload(files, 'photo', { max: poidsPhoto, types: typesPhoto, attendu })
    if (!photo) throw new Refusal('Choisissez une image.', 'photo')
    await deposerPhoto(ctx, adherentId, photo)
    return redirectWithToast(fiche, 'Photo enregistrée.')
  })
}

export default function PhotoAdherentPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { personne } = loaderData
  const errors = actionData?.errors ?? {}
  const fiche = href('/:union/espace/administration/adherents/:adherentId', params)
  return (
    <Page
      title="Photo"
      width="form"
      failed={Object.keys(errors).length > 0}
      breadcrumb={[{ label: `${personne.prenoms} ${personne.nom}`, href: fiche }]}
      subtitle={`${personne.prenoms} ${personne.nom}. Avec son accord\u00a0: elle se montre au trombinoscope.`}
    >
      <ErrorSummary errors={errors} formError={actionData?.formError} />
      <form method="post" encType="multipart/form-data" noValidate className="fields">
        <Portrait union={params.union} personne={personne} grand />
        <FileField
          name="photo"
          label="Image"
          hint="JPEG, PNG ou WebP, 4 Mo au plus. Le lieu et la date de la prise de vue sont retirés."
          accept={typesPhoto.join(',')}
          error={errors.photo}
          onChange={(event) => void reduire(event.currentTarget)}
        />
        <SaveBar>
          <Button variant="primary">Enregistrer la photo</Button>
          {personne.photoFichierId !== null && (
            <Button name="intention" value="retirer" variant="danger" formNoValidate>
              Retirer la photo
            </Button>
          )}
          <ButtonLink href={fiche} variant="bare">
            Abandonner
          </ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}

const [largeur, hauteur] = [480, 600]

/** The middle of the picture, at the size of a card; as it was when the browser cannot. */
async function reduire(champ: HTMLInputElement): Promise<void> {
  const choisi = champ.files?.[0]
  const image = choisi && (await createImageBitmap(choisi).catch(() => undefined))
  if (!image) return
  const toile = document.createElement('canvas')
  toile.width = largeur
  toile.height = hauteur
  const echelle = Math.max(largeur / image.width, hauteur / image.height)
  const [large, haut] = [image.width * echelle, image.height * echelle]
  toile.getContext('2d')?.drawImage(image, (largeur - large) / 2, (hauteur - haut) / 2, large, haut)
  const octets = await new Promise<Blob | null>((resolve) => {
    toile.toBlob(resolve, 'image/jpeg', 0.85)
  })
  if (!octets) return
  const choix = new DataTransfer()
  choix.items.add(new File([octets], 'photo.jpg', { type: 'image/jpeg' }))
  champ.files = choix.files
}
