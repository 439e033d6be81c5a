import { href } from 'react-router'
import {
  type GenreCotisation,
  libellePeriode,
  libellesGenre,
} from '#app/modules/cotisation/model.ts'
import type { Jour } from '#app/platform/jour.ts'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { formatDay, formatMoney } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'

type Props = {
  union: string
  adherentId: string
  situation: {
    aJour: boolean
    cotisations: {
      id: string
      genre: GenreCotisation
      du: Jour
      au: Jour
      montant: number
      payeeLe: Jour | null
    }[]
  }
}

/** The fees of today, and the way to all of them (ADH-8). */
export function CotisationsAdherent({ union, adherentId, situation }: Props) {
  const params = { union, adherentId }
  return (
    <Section
      title="Cotisations"
      id="cotisations"
      actions={
        <ButtonLink
          size="small"
          href={href('/:union/espace/administration/adherents/:adherentId/cotisations', params)}
        >
          Toutes ses cotisations
        </ButtonLink>
      }
    >
      <p>
        {situation.aJour ? (
          <Badge kind="fait" icon="check">
            À jour
          </Badge>
        ) : (
          <Badge kind="attend">Pas à jour</Badge>
        )}
      </p>
      <Facts
        items={situation.cotisations.map((cotisation) => ({
          label: `${libellesGenre[cotisation.genre]} ${libellePeriode(cotisation)}`,
          value: `${formatMoney(cotisation.montant)}, ${
            cotisation.payeeLe ? `payée le ${formatDay(cotisation.payeeLe)}` : 'à payer'
          }`,
        }))}
      />
    </Section>
  )
}
