import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { MoreMenu } from './more-menu.tsx'
import { Progress } from './progress.tsx'
import { Sample } from './style-guide-sample.tsx'

export function StyleFloating() {
  return (
    <Sample title="Dialogue, menu et travail long">
      <div className="actions">
        <Button type="button" popoverTarget="exemple-dialogue">
          Annuler la formation…
        </Button>
        <MoreMenu
          label="Autres actions pour PSC-2026-117"
          items={[
            { label: 'Dupliquer', href: '#menu-exemple', icon: 'copy' },
            { label: 'Lien partenaire', href: '#menu-exemple', icon: 'link' },
            { label: 'Annuler la formation…', href: '#menu-exemple', icon: 'ban', danger: true },
          ]}
        />
      </div>
      <Dialog
        id="exemple-dialogue"
        title={'Annuler la formation du 28 nov.\u202f?'}
        actions={
          <>
            <Button type="button" popoverTarget="exemple-dialogue">
              Garder la formation
            </Button>
            <Button type="button" variant="danger-full" popoverTarget="exemple-dialogue">
              Annuler la formation
            </Button>
          </>
        }
      >
        <p>7 stagiaires et 1 formateur seront prévenus par courriel.</p>
      </Dialog>
      <div className="block">
        <Progress
          label={'Import de 4\u202f812 adhérents'}
          value={3120}
          max={4812}
          detail={
            '3\u202f120 lignes sur 4\u202f812, encore 20 secondes environ. Vous pouvez fermer cette page.'
          }
          action={
            <Button type="button" size="small">
              Arrêter
            </Button>
          }
        />
      </div>
    </Sample>
  )
}
