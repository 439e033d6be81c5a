import { Button, ButtonLink, IconButton } from './button.tsx'
import { Mark } from './mark.tsx'
import { StyleBadges } from './style-guide-badges.tsx'
import { StyleFloating } from './style-guide-floating.tsx'
import { StyleForms } from './style-guide-forms.tsx'
import { StyleLines } from './style-guide-lines.tsx'
import { Sample } from './style-guide-sample.tsx'
import { StyleLadders, StyleMessages } from './style-guide-signs.tsx'
import { StyleTables } from './style-guide-tables.tsx'

/** Every component in every state: what the pages assemble. */
export function StyleGuide() {
  return (
    <>
      <Marks />
      <Buttons />
      <StyleBadges />
      <StyleLadders />
      <StyleMessages />
      <StyleForms />
      <StyleTables />
      <StyleLines />
      <StyleFloating />
    </>
  )
}

function Marks() {
  return (
    <Sample title="Marque">
      <div className="actions">
        <span className="sample-mark">
          <Mark />
        </span>
        <span className="sample-logo">
          <Mark />
          <b>Grande Échelle</b>
        </span>
        <span className="sample-logo sample-night">
          <Mark />
          <b>Grande Échelle</b>
        </span>
        <span className="sample-logo sample-mono">
          <Mark mono />
          <b>Grande Échelle</b>
        </span>
      </div>
    </Sample>
  )
}

function Buttons() {
  return (
    <Sample title="Boutons">
      <div className="actions">
        <Button type="button" variant="primary">
          Enregistrer
        </Button>
        <ButtonLink href="#boutons" icon="download">
          Exporter
        </ButtonLink>
        <Button type="button" variant="bare">
          Abandonner
        </Button>
        <Button type="button" variant="danger">
          Désactiver…
        </Button>
        <Button type="button" variant="danger-full">
          Désactiver le compte
        </Button>
        <Button type="button" size="small">
          Répondre
        </Button>
        <Button type="button" size="large" variant="primary">
          Continuer
        </Button>
        <IconButton icon="bell" label="Notifications" />
      </div>
      <div className="actions sample-reasons">
        <Button
          disabledReason={
            'La formation n’est pas terminée\u00a0: elle finit sam. 28 nov. à 17\u00a0h\u00a030.'
          }
        >
          Clôturer
        </Button>
        <ButtonLink href="#boutons" icon="user-plus" disabledReason="La formation est complète.">
          Ajouter un stagiaire
        </ButtonLink>
      </div>
    </Sample>
  )
}
