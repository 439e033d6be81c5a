import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'

type Session = {
  id: string
  appareil: string
  lieu: string
  ouverte: string
  vue: string
  celleCi: boolean
}

/** Where one is logged in, and how to end it. */
export function SessionsOuvertes({ sessions }: { sessions: Session[] }) {
  return (
    <Section
      title="Sessions ouvertes"
      id="sessions"
      count={plural(sessions.length, 'session', 'sessions')}
      actions={
        sessions.length > 1 && (
          <form method="post" action="?acte=fermer-autres">
            <Button size="small">Fermer toutes les autres</Button>
          </form>
        )
      }
    >
      <Table caption="Sessions ouvertes" cards>
        <thead>
          <tr>
            <th scope="col">Appareil</th>
            <th scope="col">Dernière activité</th>
            <th scope="col">Ouverte</th>
            <th scope="col">
              <span className="offscreen">Acte</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, appareil, lieu, ouverte, vue, celleCi }) => (
            <tr key={id}>
              <th scope="row">
                {appareil}
                <small>{lieu}</small>
              </th>
              <td data-l="Dernière activité">{vue}</td>
              <td data-l="Ouverte">{ouverte}</td>
              <td>
                {celleCi ? (
                  <Badge kind="info" icon="check">
                    Cet appareil
                  </Badge>
                ) : (
                  <form method="post" action="?acte=fermer">
                    <input type="hidden" name="sessionId" value={id} />
                    <Button variant="bare" size="small" icon="x">
                      Fermer<span className="offscreen"> la session de {appareil}</span>
                    </Button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="stack">
        <p className="soft small">
          Une session se ferme seule après 8&nbsp;heures sans activité, et au plus tard après
          30&nbsp;jours.
        </p>
        <form method="post" action="?acte=deconnecter-partout">
          <Button variant="danger" size="small" icon="log-out">
            Se déconnecter partout
          </Button>
        </form>
      </div>
    </Section>
  )
}
