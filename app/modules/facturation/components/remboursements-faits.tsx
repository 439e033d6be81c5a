import { Badge } from '#app/ui/badge.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { raisonEnClair } from '../model/incident.ts'
import { libellesMoyen } from '../model.ts'
import type { Remboursement } from '../queries/remboursements.server.ts'

const etats = {
  fait: { kind: 'fait', label: 'Rendu' },
  demande: { kind: 'attend', label: 'En cours' },
  echoue: { kind: 'refus', label: 'Échoué' },
} as const

const origines: Record<Remboursement['origine'], string> = {
  gestionnaire: 'par l’union',
  tableau_de_bord: 'dans le tableau de bord Stripe',
  autrement: 'autrement que sur la carte',
  litige: 'repris par la banque du payeur',
}

export type RenduMontre = Pick<
  Remboursement,
  'id' | 'montant' | 'le' | 'origine' | 'statut' | 'moyen' | 'reference' | 'raison'
>

/** What was given back on a payment, or tried. */
export function RemboursementsFaits({ rendus }: { rendus: RenduMontre[] }) {
  if (rendus.length === 0) return null
  return (
    <Section title="Ce qui a été rendu" count={rendus.length}>
      <ul className="lines">
        {rendus.map(({ id, montant, le, origine, statut, moyen, reference, raison }) => (
          <li key={id}>
            <div>
              <b>{formatMoney(montant)}</b>
              <small>
                {[
                  formatDay(le),
                  moyen ? libellesMoyen[moyen].toLocaleLowerCase('fr') : origines[origine],
                  reference,
                  statut === 'echoue' && raisonEnClair(raison),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </div>
            <Badge kind={etats[statut].kind}>{etats[statut].label}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  )
}
