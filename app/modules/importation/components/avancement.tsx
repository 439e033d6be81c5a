import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { formatCount, plural } from '#app/ui/format.ts'
import { Progress } from '#app/ui/progress.tsx'

type Props = { faites: number; total: number; url: string }

/** The page asks again by itself, with or without script, until the work is over. */
export function Avancement({ faites, total, url }: Props) {
  return (
    <>
      <meta httpEquiv="refresh" content="2" />
      <Progress
        label={`${formatCount(faites)} lignes sur ${formatCount(total)}`}
        value={faites}
        max={total}
        detail="Vous pouvez fermer cette page : l’importation continue, et son rapport restera ici."
        action={
          <div className="actions">
            <a className="button" href={url}>
              Actualiser
            </a>
            <Button type="button" variant="danger" popoverTarget="arreter">
              Arrêter…
            </Button>
          </div>
        }
      />
      <Dialog
        id="arreter"
        title="Arrêter l’importation ?"
        actions={
          <form method="post">
            <Button variant="danger-full" name="intention" value="annuler">
              Arrêter l’importation
            </Button>
          </form>
        }
      >
        <p>
          {plural(faites, 'ligne est déjà écrite', 'lignes sont déjà écrites')} et le restera. Pour
          le reste, importez de nouveau le fichier&#8239;: ce qui est fait ne le sera pas deux fois.
        </p>
      </Dialog>
    </>
  )
}
