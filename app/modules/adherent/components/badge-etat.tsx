import type { EtatCompte } from '#app/modules/compte/model.ts'
import { Badge } from '#app/ui/badge.tsx'
import { libellesEtat } from '../model/adherent.ts'

const looks = {
  incomplet: { kind: 'attend', icon: 'circle-dashed' },
  a_valider: { kind: 'attend', icon: 'hourglass' },
  valide: { kind: 'fait', icon: 'check' },
  desactive: { kind: 'struck', icon: 'ban' },
} as const

/** Where an account stands. */
export function BadgeEtat({ etat }: { etat: EtatCompte }) {
  const { kind, icon } = looks[etat]
  return (
    <Badge kind={kind} icon={icon}>
      {libellesEtat[etat]}
    </Badge>
  )
}
