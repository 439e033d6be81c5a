import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import type { Piece } from '../model/consigne.ts'

type Props = { params: { union: string; formationId: string }; pieces: Piece[] }

/** The files of one consigne, each to open or to take away. */
export function PiecesConsigne({ params, pieces }: Props) {
  if (pieces.length === 0) return null
  return (
    <ul className="lines">
      {pieces.map(({ id, nom, taille }) => (
        <li key={id}>
          <div>
            <b>
              <a
                href={href('/:union/espace/formations/:formationId/consignes/pieces/:pieceId', {
                  ...params,
                  pieceId: id,
                })}
              >
                {nom}
              </a>
            </b>
            <small>{`${(taille / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`}</small>
          </div>
          <form method="post">
            <input type="hidden" name="pieceId" value={id} />
            <Button
              size="small"
              icon="trash-2"
              name="intention"
              value="retirer-piece"
              aria-label={`Retirer ${nom}`}
            >
              Retirer
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
