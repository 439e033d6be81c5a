import { Button } from '#app/ui/button.tsx'
import { exempleValidite, type RegleValidite } from '../model/validite.ts'

type Props = { regleValidite: string; mois: string; alerteJours: string; obtenueLe: string }

/** The rule as it is chosen, on one example; the button reads again what was changed, saving nothing. */
export function ExempleValidite({ regleValidite, mois, alerteJours, obtenueLe }: Props) {
  const complete = regleValidite !== 'n_mois' || /^\d{1,3}$/.test(mois)
  return (
    <div className="stack">
      <h3>Exemple</h3>
      {complete && /^\d{1,3}$/.test(alerteJours) ? (
        exempleValidite(
          {
            regleValidite: regleValidite as RegleValidite,
            mois: Number(mois),
            alerteJours: Number(alerteJours),
          },
          obtenueLe,
        ).map((phrase) => <p key={phrase}>{phrase}</p>)
      ) : (
        <p className="soft">Indiquez des nombres pour voir un exemple.</p>
      )}
      <p>
        <Button name="intention" value="exemple" icon="refresh-cw" formNoValidate>
          Refaire l’exemple
        </Button>
      </p>
    </div>
  )
}
