import { Badge } from '#app/ui/badge.tsx'
import { type EtatEvenement, libelleEtat, libelleStatut, type StatutLigne } from '../model.ts'

const lignes = {
  a_completer: { kind: 'attend', icon: 'triangle-alert' },
  prete: { kind: 'info', icon: 'circle-dashed' },
  exportee: { kind: 'info', icon: 'download' },
  declaree: { kind: 'fait', icon: 'stamp' },
  rejetee: { kind: 'refus', icon: 'circle-x' },
  sans_objet: { kind: 'calme', icon: 'check' },
} as const

export function BadgeLigne({ statut }: { statut: StatutLigne }) {
  return <Badge {...lignes[statut]}>{libelleStatut[statut]}</Badge>
}

const evenements = {
  rien: { kind: 'calme', icon: 'check' },
  a_completer: { kind: 'attend', icon: 'triangle-alert' },
  prete: { kind: 'attend', icon: 'circle-dashed' },
  exportee: { kind: 'info', icon: 'download' },
  rejetee: { kind: 'refus', icon: 'circle-x' },
  declaree: { kind: 'fait', icon: 'stamp' },
  a_reprendre: { kind: 'attend', icon: 'triangle-alert' },
} as const

export function BadgeEvenement({ etat }: { etat: EtatEvenement }) {
  return <Badge {...evenements[etat]}>{libelleEtat[etat]}</Badge>
}
