import { Filters } from '#app/ui/table.tsx'

type Props = {
  filtres: { genre: string; type: string; du: string; au: string }
  types: { id: string; libelle: string }[]
  effacer: string | undefined
}

export function FiltresSondages({ filtres, types, effacer }: Props) {
  const { genre, type, du, au } = filtres
  return (
    <Filters count={[type, du, au].filter(Boolean).length} clearHref={effacer}>
      <input type="hidden" name="genre" value={genre} />
      <label>
        Type
        <select name="type" defaultValue={type}>
          <option value="">Tous</option>
          {types.map(({ id, libelle }) => (
            <option key={id} value={id}>
              {libelle}
            </option>
          ))}
        </select>
      </label>
      <label>
        Formations finies du
        <input type="date" name="du" defaultValue={du} />
      </label>
      <label>
        au
        <input type="date" name="au" defaultValue={au} />
      </label>
    </Filters>
  )
}
