import type { ComponentProps } from 'react'
import { Badge, Fact } from './badge.tsx'
import { Facts } from './facts.tsx'
import { Sample } from './style-guide-sample.tsx'

type Sort = Omit<ComponentProps<typeof Badge>, 'children'> & { word: string }

const families: { label: string; badges: Sort[] }[] = [
  {
    label: 'Vie',
    badges: [
      { kind: 'attend', icon: 'hourglass', word: 'À valider' },
      { kind: 'info', icon: 'calendar-days', word: 'À venir' },
      { kind: 'outline', icon: 'lock', word: 'Clôturée' },
      { kind: 'struck', icon: 'ban', word: 'Annulée' },
      { kind: 'refus', icon: 'circle-x', word: 'Refusée' },
    ],
  },
  {
    label: 'Effectif',
    badges: [
      { kind: 'attend', icon: 'user-round-search', word: 'Recherche 1/2' },
      { kind: 'fait', icon: 'users-round', word: 'Complet 2/2' },
    ],
  },
  {
    label: 'Factures',
    badges: [
      { kind: 'outline', icon: 'pencil', word: 'Brouillon' },
      { kind: 'info', icon: 'send', word: 'Émise' },
      { kind: 'info', icon: 'circle-dot', word: 'Payée en partie' },
      { kind: 'fait', icon: 'check', word: 'Payée' },
      { kind: 'refus', icon: 'clock', word: 'En retard' },
      { kind: 'outline', icon: 'undo-2', word: 'Avoir' },
    ],
  },
  {
    label: 'Personnes',
    badges: [
      { kind: 'attend', icon: 'circle-dashed', word: 'Incomplet' },
      { kind: 'fait', icon: 'check', word: 'Validé' },
      { kind: 'attend', icon: 'triangle-alert', word: 'À vérifier' },
      { kind: 'calme', icon: 'hourglass', word: 'Liste d’attente' },
      { kind: 'attend', icon: 'clock', word: 'Expire bientôt' },
      { kind: 'refus', icon: 'clock', word: 'Expirée' },
    ],
  },
]

export function StyleBadges() {
  const flat = (
    <span className="follow">
      <Fact icon="triangle-alert" label="Déclaré" on tone="attend" />
      <Fact icon="clipboard-list" label="Consignes" on={false} absent="Consignes non envoyées" />
      <Fact icon="truck" label="Logistique" on />
    </span>
  )
  return (
    <Sample title="Badges">
      <Facts
        items={[
          ...families.map(({ label, badges }) => ({
            label,
            value: <span className="actions">{badges.map(drawn)}</span>,
          })),
          { label: 'À plat', value: flat },
        ]}
      />
    </Sample>
  )
}

function drawn({ word, ...look }: Sort) {
  return (
    <Badge key={word} {...look}>
      {word}
    </Badge>
  )
}
