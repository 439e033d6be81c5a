import { Filters } from '#app/ui/table.tsx'
import { genresCotisation, libellesGenre } from '../model.ts'
import type { Filtres } from '../queries/situations.server.ts'

type Props = {
  filtres: Filtres
  jour: string
  centres: { id: string; nom: string }[]
  effacer: string | undefined
}

export function FiltresCotisations({ filtres, jour, centres, effacer }: Props) {
  return (
    <Filters
      clearHref={effacer}
      count={[filtres.centre, filtres.genre, filtres.jour].filter(Boolean).length}
      search={
        <label className="wide">
          Chercher un nom ou un numéro fédéral
          <input type="search" name="recherche" defaultValue={filtres.recherche} />
        </label>
      }
    >
      {filtres.vue !== 'pas_a_jour' && <input type="hidden" name="vue" value={filtres.vue} />}
      <label>
        Centre
        <select name="centre" defaultValue={filtres.centre}>
          <option value="">Tous les centres</option>
          <option value="aucun">Aucun centre</option>
          {centres.map(({ id, nom }) => (
            <option key={id} value={id}>
              {nom}
            </option>
          ))}
        </select>
      </label>
      <label>
        Cotisation
        <select name="genre" defaultValue={filtres.genre}>
          <option value="">Union et fédérale</option>
          {genresCotisation.map((genre) => (
            <option key={genre} value={genre}>
              {libellesGenre[genre]} seule
            </option>
          ))}
        </select>
      </label>
      <label>
        À la date du
        <input type="date" name="jour" defaultValue={jour} />
      </label>
    </Filters>
  )
}
