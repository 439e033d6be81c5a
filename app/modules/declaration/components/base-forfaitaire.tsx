import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { MoneyField } from '#app/ui/form.tsx'
import { formatMoney, plural, typedMoney } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import type { constatJours, tableBases } from '../model/base-forfaitaire.ts'

type Props = {
  annee: number
  /** Daily ceiling, in cents; undefined when it is not known for that year. */
  plafond: number | undefined
  jours: number
  brutJour: number
  parJour: number | undefined
  constat: ReturnType<typeof constatJours>
  table: ReturnType<typeof tableBases>
  peutFixer: boolean
  errors: Record<string, string>
}

/** Help to the treasurer: the flat base of an occasional trainer. It is not a payslip. */
export function BaseForfaitaire(props: Props) {
  const { annee, plafond, jours, brutJour, parJour, constat, table, peutFixer, errors } = props
  return (
    <Section title="Base forfaitaire de formateur occasionnel">
      {constat.phrase && (
        <Message kind={constat.permis ? 'attend' : 'refus'} title={constat.phrase} />
      )}
      {constat.permis && parJour !== undefined && (
        <p>
          {formatMoney(brutJour)} par jour sur {plural(jours, 'jour', 'jours')} : la base des
          cotisations est de <b>{formatMoney(parJour)}</b> par jour, {formatMoney(parJour * jours)}{' '}
          en tout.
        </p>
      )}
      <p className="soft small">
        {plafond
          ? `Plafond journalier ${annee} : ${formatMoney(plafond)}. Trente jours par an au plus, avec l’accord écrit du formateur. Une aide au trésorier, pas un bulletin de paie.`
          : `Le plafond journalier ${annee} n’est pas connu : le trésorier l’indique ci-dessous.`}
      </p>
      {table.length > 0 && (
        <Details summary="Toutes les tranches">
          <Table caption={`Bases forfaitaires ${annee}`}>
            <thead>
              <tr>
                <th scope="col">Rémunération brute d’un jour</th>
                <th scope="col" className="num">
                  Base
                </th>
              </tr>
            </thead>
            <tbody>
              {table.map(({ de, avant, base }) => (
                <tr key={de}>
                  <th scope="row">
                    {avant === null
                      ? `${formatMoney(de)} et plus`
                      : de === 0
                        ? `Moins de ${formatMoney(avant)}`
                        : `De ${formatMoney(de)} à moins de ${formatMoney(avant)}`}
                  </th>
                  <td className="num">{base === null ? 'La rémunération' : formatMoney(base)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="soft small">
            Dès 1,5 plafond, la base est d’au moins 70 % de la rémunération.
          </p>
        </Details>
      )}
      {peutFixer && (
        <form method="post" className="fields">
          <input type="hidden" name="annee" value={annee} />
          <MoneyField
            name="montant"
            label={`Plafond journalier ${annee}`}
            defaultValue={plafond ? typedMoney(plafond) : ''}
            error={errors.montant}
            required
          />
          <p>
            <Button name="intention" value="plafond">
              Enregistrer le plafond
            </Button>
          </p>
        </form>
      )}
    </Section>
  )
}
