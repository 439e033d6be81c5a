import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { FileField } from '#app/ui/form.tsx'
import { type ImageUnion, imagesUnion } from '../model/image.ts'
import './image-union.css'

type Props = {
  image: ImageUnion
  /** Where the image is read; null without one. */
  adresse: string | null
  usage: string
  error: string | undefined
}

/** An image of the union: what it is for, what it looks like, change or remove it. */
export function ImageUnionCard({ image, adresse, usage, error }: Props) {
  const { libelle } = imagesUnion[image]
  return (
    <Card title={libelle}>
      <p className="soft">{usage}</p>
      {adresse ? (
        <img className="image-union" src={adresse} alt={`${libelle} actuel`} />
      ) : (
        <p>Aucune image.</p>
      )}
      <form method="post" encType="multipart/form-data" className="stack">
        <input type="hidden" name="image" value={image} />
        <FileField
          name={image}
          label={adresse ? 'Remplacer par' : 'Choisir une image'}
          hint="PNG ou JPEG, 2 Mo au plus, de 64 à 4 000 pixels de côté."
          accept="image/png,image/jpeg"
          error={error}
        />
        <div className="actions">
          <Button name="intention" value="image" icon="upload">
            Envoyer l’image
          </Button>
          {adresse && (
            <Button name="intention" value="retirer-image" variant="danger">
              Retirer
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}
