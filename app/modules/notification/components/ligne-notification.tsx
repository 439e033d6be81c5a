import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'

type Props = { id: string; titre: string; heure: string; genre: string; lue: boolean }

/** One notification: what it says, when, and its two acts. Opening it marks it as read. */
export function LigneNotification({ id, titre, heure, genre, lue }: Props) {
  return (
    <li>
      <div>
        {lue ? (
          titre
        ) : (
          <>
            <Badge kind="info" icon="bell">
              Non lue
            </Badge>
            <b>{titre}</b>
          </>
        )}
        <small>
          {heure} · {genre}
        </small>
      </div>
      <form method="post" className="actions">
        <input type="hidden" name="id" value={id} />
        <Button
          size="small"
          name="intention"
          value="ouvrir"
          aria-label={`Ouvrir${'\u00a0'}: ${titre}`}
        >
          Ouvrir
        </Button>
        {!lue && (
          <Button
            size="small"
            variant="bare"
            name="intention"
            value="lue"
            aria-label={`Marquer comme lue${'\u00a0'}: ${titre}`}
          >
            Marquer comme lue
          </Button>
        )}
      </form>
    </li>
  )
}
