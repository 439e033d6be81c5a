import { ecrireDuree } from '#app/modules/union/model/type.ts'
import { Button } from '#app/ui/button.tsx'
import { Check, Field, SaveBar, Select } from '#app/ui/form.tsx'
import { formatDay, formatDuration } from '#app/ui/format.ts'
import { libellesAffectation } from '../model/equipe.ts'
import type { JourAffecte } from '../queries/equipe.server.ts'

type Jour = {
  id: string
  jour: string
  minutes: number
  commencee: boolean
  empechement: string | undefined
  affectation: JourAffecte | undefined
}

type Props = {
  journees: Jour[]
  vu: string
  ouverte: boolean
  errors: Record<string, string>
}

/** Each journée: is he there, how long, did he come. */
export function JoursAffectes({ journees, vu, ouverte, errors }: Props) {
  return (
    <form method="post" key={vu}>
      <input type="hidden" name="vu" value={vu} />
      {journees.map((journee) => (
        <fieldset className="fields" key={journee.id} disabled={!ouverte}>
          <legend>{formatDay(journee.jour)}</legend>
          <ChampsJour journee={journee} errors={errors} />
        </fieldset>
      ))}
      {ouverte && (
        <SaveBar>
          <Button variant="primary">Enregistrer</Button>
        </SaveBar>
      )}
    </form>
  )
}

function ChampsJour({ journee, errors }: { journee: Jour; errors: Props['errors'] }) {
  const { id, minutes, commencee, empechement, affectation } = journee
  const statuts = commencee ? (['prevue', 'faite', 'absente'] as const) : (['prevue'] as const)
  return (
    <>
      <Check
        name={`jours.${id}.affecte`}
        label="Dans l’équipe ce jour-là"
        detail={`${formatDuration(minutes)} de formation.`}
        defaultChecked={affectation !== undefined}
        disabledReason={affectation ? undefined : empechement}
      />
      <div className="pair">
        <Field
          name={`jours.${id}.duree`}
          label="Heures"
          hint="7, 7,5 ou 7 h 30."
          width={8}
          suffix="heures"
          defaultValue={ecrireDuree(affectation?.minutes ?? minutes)}
          error={errors[`jours.${id}.duree`]}
        />
        <Select
          name={`jours.${id}.statut`}
          label="Venue"
          width={14}
          options={statuts.map((value) => ({ value, label: libellesAffectation[value] }))}
          defaultValue={affectation?.statut ?? 'prevue'}
          error={errors[`jours.${id}.statut`]}
        />
      </div>
    </>
  )
}
