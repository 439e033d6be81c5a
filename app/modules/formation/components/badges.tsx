import { Badge } from '#app/ui/badge.tsx'
import { libelleStatut, type StatutFormation } from '../model.ts'

/** FOR-3: *Recherche* while a journée lacks trainers, *Complet* when every one has them. */
export function BadgeFormateurs({
  acceptes,
  requis,
  complete,
}: {
  acceptes: number
  requis: number
  complete: boolean
}) {
  return complete ? (
    <Badge kind="fait" icon="users-round">
      {`Complet ${acceptes}/${requis}`}
    </Badge>
  ) : (
    <Badge kind="attend" icon="user-round-search">
      {`Recherche ${acceptes}/${requis}`}
    </Badge>
  )
}

const looks = {
  a_valider: { kind: 'attend', icon: 'hourglass' },
  validee: { kind: 'info', icon: 'calendar-days' },
  cloturee: { kind: 'outline', icon: 'lock' },
  refusee: { kind: 'refus', icon: 'circle-x' },
  annulee: { kind: 'struck', icon: 'ban' },
} as const

type Statut = {
  statut: StatutFormation
  /** An open formation whose last créneau is over waits for its closing. */
  terminee?: boolean
}

export function BadgeStatut({ statut, terminee = false }: Statut) {
  if (statut === 'validee' && terminee)
    return (
      <Badge kind="attend" icon="lock">
        À clôturer
      </Badge>
    )
  return <Badge {...looks[statut]}>{libelleStatut[statut]}</Badge>
}

export function BadgePrivee({ privee }: { privee: boolean }) {
  return privee ? (
    <Badge kind="calme" icon="lock">
      Privée
    </Badge>
  ) : (
    <Badge kind="calme" icon="users-round">
      Publique
    </Badge>
  )
}
