import { Badge } from '#app/ui/badge.tsx'
import type { EtatCompetence } from '../model/competence.ts'

const looks = {
  valide: { kind: 'fait', icon: 'check', label: 'Valide' },
  expire_bientot: { kind: 'attend', icon: 'clock', label: 'Expire bientôt' },
  expiree: { kind: 'refus', icon: 'clock', label: 'Périmée' },
} as const

/** How a skill stands today. */
export function BadgeCompetence({ etat }: { etat: EtatCompetence }) {
  const { kind, icon, label } = looks[etat]
  return (
    <Badge kind={kind} icon={icon}>
      {label}
    </Badge>
  )
}

export const libelleEtatCompetence = (etat: EtatCompetence) => looks[etat].label
