import { href } from 'react-router'
import { Card } from '#app/ui/card.tsx'

/** ADH-4: what the member is told, and why something does not reach him. */
export function NotificationsAdherent({
  union,
  adherentId,
}: {
  union: string
  adherentId: string
}) {
  const params = { union, adherentId }
  return (
    <Card title="Notifications">
      <ul className="stack">
        <li>
          <a href={href('/:union/espace/administration/adherents/:adherentId/preferences', params)}>
            Préférences
          </a>
        </li>
        <li>
          <a href={href('/:union/espace/administration/adherents/:adherentId/pourquoi', params)}>
            Pourquoi ne reçoit-il pas…{'\u202f'}?
          </a>
        </li>
      </ul>
    </Card>
  )
}
