import { Field, Select } from '#app/ui/form.tsx'
import { libellesStatut } from '../model/adherent.ts'
import type { Reponses } from './reponses.ts'

type Props = {
  reponses: Reponses
  errors: Record<string, string>
  centres: { id: string; nom: string }[]
  /** Absent: not asked for. */
  amicales?: { id: string; nom: string }[]
}

/** The place of a member in the union. */
export function ChampsUnion({ reponses, errors, centres, amicales }: Props) {
  const champ = (name: string) => ({ name, defaultValue: reponses(name), error: errors[name] })
  return (
    <>
      <Select
        {...champ('centreId')}
        label="Centre"
        placeholder="Aucun centre"
        options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
        optional
      />
      {amicales && (
        <Select
          {...champ('amicaleId')}
          label="Amicale"
          placeholder="Aucune amicale"
          options={amicales.map(({ id, nom }) => ({ value: id, label: nom }))}
          optional
        />
      )}
      <Select
        {...champ('statut')}
        label="Statut"
        options={Object.entries(libellesStatut).map(([value, libelle]) => ({
          value,
          label: `${libelle} (${value.replaceAll('_', ' ')})`,
        }))}
      />
      <div className="pair">
        <Field {...champ('grade')} label="Grade" maxLength={40} optional />
        <Field
          {...champ('numeroFederal')}
          label="Numéro fédéral"
          maxLength={30}
          autoComplete="off"
          optional
        />
      </div>
    </>
  )
}
