import { Badge } from '#app/ui/badge.tsx'
import { libelleStatut, type StatutCourriel } from '../model.ts'

const looks = {
  en_attente: { kind: 'attend', icon: 'hourglass' },
  remis: { kind: 'fait', icon: 'send' },
  refuse: { kind: 'refus', icon: 'circle-x' },
  incertain: { kind: 'attend', icon: 'triangle-alert' },
  retourne: { kind: 'refus', icon: 'undo-2' },
  retenu: { kind: 'calme', icon: 'ban' },
  erreur: { kind: 'refus', icon: 'triangle-alert' },
} as const

export function BadgeCourriel({ statut }: { statut: StatutCourriel }) {
  return <Badge {...looks[statut]}>{libelleStatut[statut]}</Badge>
}
