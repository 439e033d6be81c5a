import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { decrireFichier, libellesFichier } from '../model.ts'

type Props = {
  union: string
  fichier: {
    id: string
    genre: string
    nomSur: string
    typeDetecte: string
    taille: number
    cree: string
  }
}

/** A paper made for the reader alone. */
export function LigneFichier({ union, fichier }: Props) {
  return (
    <li>
      <div>
        <b>{fichier.nomSur}</b>
        <small>
          {[libellesFichier[fichier.genre], decrireFichier(fichier), fichier.cree].join(' · ')}
        </small>
      </div>
      <div className="actions">
        <ButtonLink
          size="small"
          icon="download"
          href={href('/:union/espace/compte/documents/fichiers/:fichierId', {
            union,
            fichierId: fichier.id,
          })}
          download
          aria-label={`Télécharger : ${fichier.nomSur}`}
        >
          Télécharger
        </ButtonLink>
      </div>
    </li>
  )
}
