import { Filters } from '#app/ui/table.tsx'
import type { Filtres } from '../queries/listes.server.ts'

type Props = { filtres: Filtres; types: { id: string; libelle: string }[]; effacer: string }

/** The filters of the lists of formations: a GET form, so that the address says what is shown. */
export function FiltresFormations({ filtres, types, effacer }: Props) {
  const filtre =
    filtres.recherche !== '' || filtres.type !== '' || filtres.du !== '' || filtres.au !== ''
  return (
    <Filters clearHref={filtre ? effacer : undefined}>
      {filtres.vue !== 'toutes' && <input type="hidden" name="vue" value={filtres.vue} />}
      {filtres.tri !== 'date' && <input type="hidden" name="tri" value={filtres.tri} />}
      <label className="wide">
        Chercher
        <input
          type="search"
          name="recherche"
          defaultValue={filtres.recherche}
          placeholder="Intitulé ou numéro"
        />
      </label>
      <label>
        Type
        <select name="type" defaultValue={filtres.type}>
          <option value="">Tous les types</option>
          {types.map(({ id, libelle }) => (
            <option key={id} value={id}>
              {libelle}
            </option>
          ))}
        </select>
      </label>
      <label>
        Du
        <input type="date" name="du" defaultValue={filtres.du} />
      </label>
      <label>
        Au
        <input type="date" name="au" defaultValue={filtres.au} />
      </label>
    </Filters>
  )
}
