import { Button } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/form.tsx'
import { Section } from '#app/ui/page.tsx'
import { megaoctets } from '../model/piece.ts'

type Props = {
  pieces: { id: string; nom: string; taille: number }[]
  pieceId: string
  error: string | undefined
}

/** The files that leave with every mail of this model. */
export function PiecesModele({ pieces, pieceId, error }: Props) {
  return (
    <Section title="Pièces jointes" count={pieces.length > 0 ? pieces.length : undefined}>
      {pieces.length > 0 && (
        <ul className="lines">
          {pieces.map(({ id, nom, taille }) => (
            <li key={id}>
              <div>
                <b>{nom}</b>
                <small>{megaoctets(taille)}</small>
              </div>
              <form method="post">
                <input type="hidden" name="pieceId" value={id} />
                <Button
                  size="small"
                  icon="trash-2"
                  name="intention"
                  value="retirer"
                  aria-label={`Retirer ${nom}`}
                >
                  Retirer
                </Button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" encType="multipart/form-data" className="fields">
        <input type="hidden" name="id" value={pieceId} />
        <FileField
          name="fichier"
          label="Ajouter un PDF"
          accept="application/pdf"
          hint="5 Mo au plus par fichier, 10 Mo en tout : au-delà, des messageries refusent le mail. Pour un document plus lourd, mettez un lien dans le texte."
          error={error}
        />
        <p>
          <Button icon="plus" name="intention" value="joindre">
            Joindre
          </Button>
        </p>
      </form>
    </Section>
  )
}
