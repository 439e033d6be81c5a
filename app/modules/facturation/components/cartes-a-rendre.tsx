import { href } from 'react-router'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Check } from '#app/ui/form.tsx'
import { formatMoney, plural } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { raisonEnClair } from '../model/incident.ts'
import type { LigneARendre } from '../queries/a-rendre.server.ts'

type Props = {
  union: string
  lignes: LigneARendre[]
  /** Card payments of the formation, and how many are given back already. */
  recues: number
  rendues: number
  echec: FormFailure | undefined
}

/** All the card payments, given back at once; what failed stays on the list and leaves again with the rest. */
export function CartesARendre({ union, lignes, recues, rendues, echec }: Props) {
  const enCours = lignes.filter(({ essai }) => essai === 'demande')
  const aDemander = lignes.filter(({ essai }) => essai !== 'demande')
  const echoues = aDemander.filter(({ essai }) => essai === 'echoue').length
  const somme = formatMoney(aDemander.reduce((total, { reste }) => total + reste, 0))
  return (
    <Section title="Payé par carte" count={lignes.length}>
      <div className="stack">
        {(enCours.length > 0 || rendues > 0) && (
          <Progress
            label={`${rendues} sur ${recues} rendus`}
            value={rendues}
            max={recues}
            detail={
              enCours.length > 0
                ? 'Vous pouvez quitter cette page : le travail continue. Sans réponse de Stripe, chaque demande repart à la minute suivante.'
                : undefined
            }
          />
        )}
        {echoues > 0 && (
          <p className="soft">
            {plural(echoues, 'remboursement a échoué', 'remboursements ont échoué')} : la raison est
            sur sa ligne. Réessayez, ou rendez la somme autrement.
          </p>
        )}
        <ul className="lines">
          {lignes.map(({ id, payeur, reste, essai, raison }) => (
            <li key={id}>
              <div>
                <a
                  href={href('/:union/espace/tresorier/reglements/:reglementId/rembourser', {
                    union,
                    reglementId: id,
                  })}
                >
                  {payeur}
                </a>
                {essai === 'echoue' && <small>{raisonEnClair(raison) ?? 'Stripe a refusé.'}</small>}
              </div>
              {essai === 'demande' && <Badge kind="attend">En cours</Badge>}
              {essai === 'echoue' && <Badge kind="refus">Échoué</Badge>}
              <b>{formatMoney(reste)}</b>
            </li>
          ))}
        </ul>
        {aDemander.length > 0 && (
          <form method="post" className="fields">
            <Check
              name="accord"
              label={`Rendre ${somme} sur ${plural(aDemander.length, 'carte', 'cartes')} : cela ne se reprend pas`}
              error={echec?.errors.accord}
            />
            <div className="actions">
              <Button variant="danger-full" icon="undo-2" name="intention" value="rembourser">
                {`Rembourser ${plural(aDemander.length, 'paiement', 'paiements')} par carte`}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Section>
  )
}
