import { href } from 'react-router'
import { initiales } from './initiales.ts'

type Props = {
  union: string
  personne: { id: string; nom: string; prenoms: string; photoFichierId: string | null }
  grand?: boolean
}

/** The photo of a person whose name is beside, or the initials. */
export function Portrait({ union, personne, grand = false }: Props) {
  const { id, nom, prenoms, photoFichierId } = personne
  const look = grand ? 'portrait portrait-large' : 'portrait'
  if (photoFichierId === null) {
    return (
      <span className={look} aria-hidden="true">
        {initiales(prenoms, nom)}
      </span>
    )
  }
  const adresse = href('/:union/espace/administration/adherents/:adherentId/photo/image', {
    union,
    adherentId: id,
  })
  return (
    <img
      className={look}
      src={`${adresse}?v=${photoFichierId.slice(-8)}`}
      alt=""
      width={120}
      height={150}
      loading="lazy"
    />
  )
}
