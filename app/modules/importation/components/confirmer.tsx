import { href } from 'react-router'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import type { Reglages } from '../model/reglages.ts'

type Props = {
  comptes: { cree: number; mis_a_jour: number; en_erreur: number }
  version: number
  params: { union: string; importId: string }
  reglages: Reglages
}

/** What was foreseen, in one sentence, and the only button that writes. */
export function Confirmer({ comptes, version, params, reglages }: Props) {
  const { cree, mis_a_jour, en_erreur } = comptes
  const rien = cree + mis_a_jour === 0
  const liens = reglages.avecComptes && cree > 0
  return (
    <Message
      kind={rien ? 'info' : 'attend'}
      title={rien ? 'Ce fichier ne change rien.' : 'Rien n’est encore enregistré.'}
      action={
        <form method="post" className="actions">
          <input type="hidden" name="version" value={version} />
          {!rien && (
            <Button variant="primary" icon="check">
              {`Importer ${plural(cree + mis_a_jour, 'adhérent', 'adhérents')}`}
            </Button>
          )}
          <ButtonLink
            href={href(
              '/:union/espace/administration/cotisations/importer/:importId/correspondance',
              params,
            )}
          >
            Revoir les colonnes
          </ButtonLink>
          <Button variant="bare" name="intention" value="annuler">
            Abandonner
          </Button>
        </form>
      }
    >
      {!rien && (
        <p>
          {plural(cree, 'fiche sera créée', 'fiches seront créées')},{' '}
          {plural(mis_a_jour, 'fiche sera mise à jour', 'fiches seront mises à jour')}.
          {en_erreur > 0 &&
            ` ${plural(en_erreur, 'ligne en erreur ne sera pas importée', 'lignes en erreur ne seront pas importées')}.`}
          {liens && ' Un courriel partira vers chaque nouvel adhérent qui a une adresse.'}
        </p>
      )}
    </Message>
  )
}
