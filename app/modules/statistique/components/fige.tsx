import { ButtonLink } from '#app/ui/button.tsx'
import { formatCount, formatInstant, formatMoney, plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Chiffre, Ecart } from '../model/exercice.ts'
import { formatHeures } from '../model.ts'

type Props = {
  instantane: { le: Date; par: string | null } | undefined
  ecarts: Ecart[]
  fuseau: string
  empechement: string | undefined
  href: string
}

/** What was declared, kept; and what has changed since. */
export function Fige({ instantane, ecarts, fuseau, empechement, href }: Props) {
  return (
    <Section
      title="Ce qui a été déclaré"
      id="fige"
      actions={
        <ButtonLink href={href} icon="lock" disabledReason={empechement}>
          {instantane ? 'Figer de nouveau…' : 'Figer les chiffres…'}
        </ButtonLink>
      }
    >
      {!instantane && (
        <p className="soft">
          Rien n’est figé pour cet exercice. Figez les chiffres le jour du dépôt : vous saurez
          toujours ce que vous avez déclaré.
        </p>
      )}
      {instantane && ecarts.length === 0 && (
        <Message
          kind="fait"
          title={`Figés ${formatInstant(instantane.le, fuseau)}${instantane.par ? ` par ${instantane.par}` : ''}.`}
        >
          Les chiffres d’aujourd’hui sont les mêmes.
        </Message>
      )}
      {instantane && ecarts.length > 0 && (
        <>
          <Message
            kind="attend"
            title={`${plural(ecarts.length, 'chiffre a changé', 'chiffres ont changé')} depuis ${formatInstant(instantane.le, fuseau)}${instantane.par ? `, figés par ${instantane.par}` : ''}.`}
          >
            La déclaration peut être rectifiée sur Mon Activité Formation.
          </Message>
          <Table caption="Chiffres changés depuis la déclaration" cards>
            <thead>
              <tr>
                <th scope="col">Ligne</th>
                <th scope="col" className="num">
                  Déclaré
                </th>
                <th scope="col" className="num">
                  Aujourd’hui
                </th>
              </tr>
            </thead>
            <tbody>
              {ecarts.map(({ ligne, unite, declare, actuel }) => (
                <tr key={ligne}>
                  <th scope="row">{ligne}</th>
                  <td data-l="Déclaré" className="num">
                    {dire(declare, unite)}
                  </td>
                  <td data-l="Aujourd’hui" className="num">
                    {dire(actuel, unite)}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </Section>
  )
}

function dire(valeur: number, unite: Chiffre['unite']): string {
  if (unite === 'euros') return formatMoney(valeur)
  return unite === 'minutes' ? `${formatHeures(valeur)} h` : formatCount(valeur)
}
