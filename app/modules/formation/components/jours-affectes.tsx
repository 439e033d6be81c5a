import { ecrireDuree } from '#app/modules/union/model/type.ts'
import { Button } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Check, Field, FormGroup, SaveBar, Select } from '#app/ui/form.tsx'
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
  if (!ouverte) return <JoursFiges journees={journees} />
  return (
    <form method="post" key={vu}>
      <input type="hidden" name="vu" value={vu} />
      {journees.map((journee) => (
        <FormGroup
          key={journee.id}
          title={formatDay(journee.jour)}
          reason={`${formatDuration(journee.minutes)} de formation.`}
        >
          <ChampsJour journee={journee} errors={errors} />
        </FormGroup>
      ))}
      <SaveBar>
        <Button variant="primary">Enregistrer</Button>
      </SaveBar>
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
        defaultChecked={affectation !== undefined}
        disabledReason={affectation ? undefined : empechement}
      />
      <div className="pair">
        <Field
          name={`jours.${id}.duree`}
          label="Heures"
          width={8}
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

/** After the closing: what was said, for ever. */
function JoursFiges({ journees }: { journees: Jour[] }) {
  return (
    <Facts
      items={journees.map(({ jour, affectation }) => ({
        label: formatDay(jour),
        value: affectation
          ? `${libellesAffectation[affectation.statut]}, ${formatDuration(affectation.minutes)}`
          : 'Pas dans l’équipe',
      }))}
    />
  )
}
