import { Button } from '#app/ui/button.tsx'
import { Choices } from '#app/ui/choices.tsx'

type Candidat = {
  id: string
  nom: string
  prenoms: string
  centre: string | null
  empechement: string | undefined
}

type Props = {
  candidats: Candidat[]
  /** Trainers still looked for: so many are ticked, the first to apply first. */
  manque: number
}

/** Those who applied and wait for an answer. */
export function Candidats({ candidats, manque }: Props) {
  const possibles = candidats.filter(({ empechement }) => !empechement)
  return (
    <form method="post" className="fields">
      <Choices
        legend="Ils ont postulé"
        hint="Acceptés pour toutes les journées ; elles se changent ensuite, personne par personne."
        name="candidatureIds[]"
        multiple
        options={candidats.map(({ id, nom, prenoms, centre, empechement }) => ({
          value: id,
          label: `${prenoms} ${nom}`,
          detail: empechement
            ? `${centre ?? 'Sans centre'} · ${empechement}`
            : (centre ?? 'Sans centre'),
        }))}
        defaultValue={possibles.slice(0, Math.max(0, manque)).map(({ id }) => id)}
      />
      <p className="actions">
        <Button variant="primary" icon="check" name="intention" value="accepter">
          Accepter les personnes cochées
        </Button>
        <Button name="intention" value="decliner">
          Décliner les personnes cochées
        </Button>
      </p>
    </form>
  )
}
