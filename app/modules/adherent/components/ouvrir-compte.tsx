import { Button } from '#app/ui/button.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'

type Props = {
  compte: { etat: string; motDePasseDefini: boolean }
  /** Why it cannot be validated; null when it can. */
  validation: string | null
  valide: string | null
  desactive: string | null
  parti: string | null
}

/** Where the account stands, and what opens it: validation, a link for the password, the way back. */
export function OuvrirCompte({ compte, validation, valide, desactive, parti }: Props) {
  return (
    <>
      <Section title="État">
        <div className="stack">
          {valide ? <p>Validé le {valide}.</p> : <p>Pas encore validé.</p>}
          {desactive && <p>Désactivé depuis le {desactive}.</p>}
          {parti && <p>Parti le {formatDay(parti)}.</p>}
          <form method="post" className="actions">
            {!valide && (
              <Button
                variant="primary"
                icon="user-check"
                name="intention"
                value="valider"
                disabledReason={validation ?? undefined}
              >
                Valider le compte
              </Button>
            )}
            {desactive && (
              <Button icon="undo-2" name="intention" value="reactiver">
                Réactiver le compte
              </Button>
            )}
            {parti && (
              <Button icon="undo-2" name="intention" value="annuler-depart">
                Annuler le départ
              </Button>
            )}
          </form>
        </div>
      </Section>
      {compte.etat !== 'desactive' && (
        <Section title="Mot de passe">
          <div className="stack">
            <p>
              Un lien à usage unique part à l’adresse du compte, qui peut différer de l’adresse de
              contact. Il sert pendant {compte.motDePasseDefini ? 'une heure' : '72\u00a0heures'}.
            </p>
            <form method="post" className="actions">
              <Button icon="key-round" name="intention" value="renvoyer-mot-de-passe">
                Renvoyer mot de passe
              </Button>
            </form>
          </div>
        </Section>
      )}
    </>
  )
}
