import type { FormValues } from '#app/platform/form.server.ts'
import { Field, FormGroup, MoneyField, Select } from '#app/ui/form.tsx'
import { formatMoney, formatTime } from '#app/ui/format.ts'
import type { Membre } from '../model/changement-serie.ts'
import { type DemiJournee, libelleDemiJournee } from '../model.ts'
import type { LieuPropose } from './champs-journee.tsx'
import { journeeDe } from './valeurs-formation.ts'

/** What the formations of a series are today, field by field; several values when they differ. */
export type Actuels = Record<'intitule' | 'places' | 'formateursRequis' | 'prix' | 'lieu', string> &
  Record<DemiJournee, string>

export function actuelsDe(suite: Membre[]): Actuels {
  const formations = suite.map(({ formation }) => formation)
  const journees = suite.flatMap((membre) => membre.journees)
  const heures = (demi: DemiJournee) =>
    journees.flatMap(({ creneaux }) =>
      creneaux.flatMap(({ demiJournee, debut, fin }) =>
        demiJournee === demi ? [`${formatTime(debut)} – ${formatTime(fin)}`] : [],
      ),
    )
  return {
    intitule: enMots(formations.map(({ intitule }) => intitule)),
    places: enMots(formations.map(({ places }) => String(places))),
    formateursRequis: enMots(formations.map(({ formateursRequis }) => String(formateursRequis))),
    prix: enMots(formations.map(({ prix }) => formatMoney(prix))),
    lieu: enMots(journees.map(({ lieu }) => lieu)),
    matin: enMots(heures('matin')),
    apres_midi: enMots(heures('apres_midi')),
    soiree: enMots(heures('soiree')),
  }
}

function enMots(valeurs: string[]): string {
  const differentes = [...new Set(valeurs)]
  if (differentes.length > 3) return 'Plusieurs valeurs'
  return differentes.length === 0 ? '' : `Aujourd’hui : ${differentes.join(' ou ')}`
}

type Props = {
  actuels: Actuels
  lieux: LieuPropose[]
  values: FormValues
  errors: Record<string, string>
}

/** The fields of *Changer la série*: what stays blank stays as it is in each formation. */
export function ChampsSerie({ actuels, lieux, values, errors }: Props) {
  const tape = (nom: string) => (typeof values[nom] === 'string' ? values[nom] : '')
  const commun = (name: keyof typeof actuels) => ({
    name,
    hint: actuels[name],
    defaultValue: tape(name),
    error: errors[name],
  })
  return (
    <>
      <FormGroup title="Les formations" reason="Un champ vide ne change rien.">
        <Field {...commun('intitule')} label="Intitulé" maxLength={150} optional />
        <div className="pair">
          <Field {...commun('places')} label="Places" inputMode="numeric" width={8} optional />
          <Field
            {...commun('formateursRequis')}
            label="Formateurs nécessaires"
            inputMode="numeric"
            width={8}
            optional
          />
        </div>
        <MoneyField {...commun('prix')} label="Prix par stagiaire" optional />
      </FormGroup>
      <FormGroup
        title="Lieu et horaires"
        reason="Pour toutes les journées à venir. Un horaire remplace celui de la même demi-journée, là où elle existe."
      >
        <Select
          name="lieuId"
          label="Lieu"
          placeholder="Ne change pas"
          hint={actuels.lieu}
          options={lieux.map(({ id, nom, commune }) => ({
            value: id,
            label: commune ? `${nom}, ${commune}` : nom,
          }))}
          defaultValue={tape('lieuId')}
          error={errors.lieuId}
        />
        <Field
          name="lieuLibre"
          label="Autre lieu"
          optional
          defaultValue={tape('lieuLibre')}
          error={errors.lieuLibre}
          maxLength={200}
        />
        <Horaires actuels={actuels} values={values} errors={errors} />
      </FormGroup>
    </>
  )
}

/** Only the half-days that the series has. */
function Horaires({ actuels, values, errors }: Omit<Props, 'lieux'>) {
  const { creneaux } = journeeDe(values)
  return (['matin', 'apres_midi', 'soiree'] as const)
    .filter((demi) => actuels[demi] !== '')
    .map((demi) => (
      <div className="pair" key={demi}>
        {(['debut', 'fin'] as const).map((borne) => (
          <Field
            key={borne}
            name={`creneaux.${demi}.${borne}`}
            label={`${libelleDemiJournee[demi]}, ${borne === 'debut' ? 'début' : 'fin'}`}
            type="time"
            width={8}
            hint={borne === 'debut' ? actuels[demi] : undefined}
            defaultValue={creneaux[demi]?.[borne]}
            error={errors[`creneaux.${demi}.${borne}`]}
          />
        ))}
      </div>
    ))
}
