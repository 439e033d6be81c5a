import { Button } from '#app/ui/button.tsx'
import { Select, TextArea } from '#app/ui/form.tsx'

type RemplacerProps = {
  /** Of the application of the one who comes. */
  id: string
  remplacants: { id: string; nom: string; prenoms: string; centre: string | null }[]
  /** Some of his days are past: he keeps them. */
  partiel: boolean
  errors: Record<string, string>
}

/** One out, one in, in one act. */
export function RemplacerFormateur({ id, remplacants, partiel, errors }: RemplacerProps) {
  if (remplacants.length === 0)
    return <p className="soft">Aucun autre formateur n’est libre et à jour sur ces journées.</p>
  return (
    <form method="post" className="fields">
      <input type="hidden" name="id" value={id} />
      <Select
        name="adherentId"
        label="Par qui"
        placeholder="Choisir"
        hint={
          partiel
            ? 'Il prend les journées qui restent ; celles qui sont passées ne changent pas.'
            : 'Il prend toutes ses journées. Les deux reçoivent un message.'
        }
        options={remplacants.map(({ id, nom, prenoms, centre }) => ({
          value: id,
          label: centre ? `${prenoms} ${nom}, ${centre}` : `${prenoms} ${nom}`,
        }))}
        error={errors.adherentId}
        required
      />
      <TextArea name="motif" label="Raison" optional maxLength={500} />
      <p>
        <Button icon="users-round" name="intention" value="remplacer">
          Remplacer
        </Button>
      </p>
    </form>
  )
}

export function RetirerFormateur({ empechement }: { empechement: string | undefined }) {
  return (
    <form method="post" className="fields">
      <TextArea name="motif" label="Raison" hint="Elle lui est écrite." optional maxLength={500} />
      <p>
        <Button variant="danger" name="intention" value="retirer" disabledReason={empechement}>
          Retirer de l’équipe
        </Button>
      </p>
    </form>
  )
}
