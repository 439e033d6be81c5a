import { href } from 'react-router'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatMoney, plural } from '#app/ui/format.ts'
import type { LigneARendre } from '../queries/a-rendre.server.ts'

type Props = { union: string; lignes: LigneARendre[] }

/** One line a formation: how much is left to give back, and where to do it all at once. */
export function FormationsAnnulees({ union, lignes }: Props) {
  const formations = Map.groupBy(lignes, ({ formationId }) => formationId)
  return (
    <ul className="lines">
      {[...formations].map(([formationId, siennes]) => (
        <li key={formationId}>
          <div>
            <b>
              {siennes[0]?.intitule} ({siennes[0]?.numero})
            </b>
            <small>
              {plural(siennes.length, 'paiement', 'paiements')}, dont{' '}
              {siennes.filter(({ moyen }) => moyen === 'carte').length} par carte :{' '}
              {formatMoney(siennes.reduce((total, { reste }) => total + reste, 0))}
            </small>
          </div>
          <ButtonLink
            size="small"
            icon="undo-2"
            href={href('/:union/espace/formations/:formationId/remboursements', {
              union,
              formationId,
            })}
          >
            Rembourser…<span className="offscreen"> {siennes[0]?.numero}</span>
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
