import { Field, Select, TextArea } from '#app/ui/form.tsx'
import { type DemiJournee, libelleDemiJournee } from '../model.ts'
import type { ValeursJournee } from './valeurs-formation.ts'

export type LieuPropose = { id: string; nom: string; commune: string }

type ChampsJourneeProps = {
  name: string
  legend: string
  journee: ValeursJournee
  errors: Record<string, string>
  lieux: LieuPropose[]
}

/** The fields of one day. */
export function ChampsJournee({ name, legend, journee, errors, lieux }: ChampsJourneeProps) {
  return (
    <fieldset className="fields">
      <legend>{legend}</legend>
      <Field
        name={`${name}.jour`}
        label="Date"
        type="date"
        width={14}
        defaultValue={journee.jour}
        error={errors[`${name}.jour`]}
      />
      <Select
        name={`${name}.lieuId`}
        label="Lieu"
        placeholder="Un autre lieu, écrit ci-dessous"
        options={lieux.map(({ id, nom, commune }) => ({
          value: id,
          label: commune ? `${nom}, ${commune}` : nom,
        }))}
        defaultValue={journee.lieuId}
        error={errors[`${name}.lieuId`]}
      />
      <Field
        name={`${name}.lieuLibre`}
        label="Autre lieu"
        optional
        defaultValue={journee.lieuLibre}
        error={errors[`${name}.lieuLibre`]}
        maxLength={200}
      />
      {(['matin', 'apres_midi', 'soiree'] as DemiJournee[]).map((demiJournee) => {
        const creneau = `${name}.creneaux.${demiJournee}`
        const horaires = journee.creneaux[demiJournee]
        const libelle = libelleDemiJournee[demiJournee]
        return (
          <div className="pair" key={demiJournee}>
            <Field
              name={`${creneau}.debut`}
              label={`${libelle}, début`}
              type="time"
              width={8}
              defaultValue={horaires?.debut}
              error={errors[`${creneau}.debut`]}
            />
            <Field
              name={`${creneau}.fin`}
              label={`${libelle}, fin`}
              type="time"
              width={8}
              defaultValue={horaires?.fin}
              error={errors[`${creneau}.fin`]}
            />
          </div>
        )
      })}
      <TextArea
        name={`${name}.consignes`}
        label="Consignes du jour"
        optional
        defaultValue={journee.consignes}
        error={errors[`${name}.consignes`]}
        maxLength={2000}
      />
    </fieldset>
  )
}
