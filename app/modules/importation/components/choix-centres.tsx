import { Select } from '#app/ui/form.tsx'

type Props = {
  inconnus: { nom: string; choix: string }[]
  centres: { id: string; nom: string }[]
}

/** For each name of the file that is no centre of the union, the centre it means. */
export function ChoixCentres({ inconnus, centres }: Props) {
  return (
    <>
      {inconnus.map(({ nom, choix }, index) => (
        <div key={nom}>
          <input type="hidden" name={`nomsCentres.${index}`} value={nom} />
          <Select
            name={`choixCentres.${index}`}
            label={`«\u00a0${nom}\u00a0»`}
            placeholder="Aucun centre"
            options={centres.map(({ id, nom }) => ({ value: id, label: nom }))}
            defaultValue={choix}
          />
        </div>
      ))}
    </>
  )
}
