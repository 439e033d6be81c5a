import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Convention } from '../queries/convention.server.ts'

type Props = {
  conventions: Pick<Convention, 'id' | 'numero' | 'creeLe' | 'envoyeLe' | 'nomSur'>[]
  empechement: string | undefined
  /** Where what is missing is completed. */
  modifier: string
  union: string
  formationId: string
  fuseau: string
}

/** FOR-7: the versions of the convention, what makes a new one, what sends the last. */
export function ConventionsFormation(props: Props) {
  const { conventions, empechement, modifier, union, formationId, fuseau } = props
  const [derniere] = conventions
  return (
    <Section title="Convention" count={conventions.length || undefined}>
      {conventions.length === 0 ? (
        <p className="soft">
          Elle reprend le client, les journées, les places et le prix de la formation. Complétez-les
          dans <a href={modifier}>Modifier</a>, puis établissez la convention.
        </p>
      ) : (
        <Table caption="Versions de la convention" cards>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Établie le</th>
              <th scope="col">Envoyée le</th>
            </tr>
          </thead>
          <tbody>
            {conventions.map(({ id, numero, creeLe, envoyeLe }) => (
              <tr key={id}>
                <th scope="row">
                  <a
                    href={href('/:union/espace/formations/:formationId/convention/:numero', {
                      union,
                      formationId,
                      numero: String(numero),
                    })}
                  >
                    Version {numero} (PDF)
                  </a>
                </th>
                <td data-l="Établie le">{formatInstant(creeLe, fuseau)}</td>
                <td data-l="Envoyée le">
                  {envoyeLe ? (
                    <Badge kind="fait" icon="check">
                      {formatInstant(envoyeLe, fuseau)}
                    </Badge>
                  ) : (
                    <Badge kind="attend">Pas envoyée</Badge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <form method="post" className="actions">
        <Button
          name="intention"
          value="etablir"
          icon="file-text"
          variant={derniere ? 'default' : 'primary'}
          disabledReason={empechement}
        >
          {derniere ? 'Établir une nouvelle version' : 'Établir la convention'}
        </Button>
        {derniere && (
          <Button
            name="intention"
            value="envoyer"
            icon="mail"
            variant={derniere.envoyeLe ? 'default' : 'primary'}
          >
            {derniere.envoyeLe ? 'Envoyer à nouveau' : 'Envoyer au client'}
          </Button>
        )}
      </form>
    </Section>
  )
}
