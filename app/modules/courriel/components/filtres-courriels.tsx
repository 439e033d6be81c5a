import { Filters } from '#app/ui/table.tsx'
import { libelleStatut } from '../model.ts'
import type { Filtres } from '../queries/courriels.server.ts'

type Props = {
  filtres: Filtres
  modeles: { cle: string; nom: string }[]
  effacer: string | undefined
}

/** The filters of the history: a GET form, so that the address says what is shown. */
export function FiltresCourriels({ filtres, modeles, effacer }: Props) {
  const { recherche, modele, statut, du, au, formation } = filtres
  return (
    <Filters
      clearHref={effacer}
      count={[modele, statut, du, au, formation].filter(Boolean).length}
      search={
        <label className="wide">
          Chercher une adresse ou un sujet
          <input type="search" name="recherche" defaultValue={recherche} />
        </label>
      }
    >
      <label>
        Modèle
        <select name="modele" defaultValue={modele}>
          <option value="">Tous les modèles</option>
          {modeles.map(({ cle, nom }) => (
            <option key={cle} value={cle}>
              {nom}
            </option>
          ))}
        </select>
      </label>
      <label>
        État
        <select name="statut" defaultValue={statut}>
          <option value="">Tous les états</option>
          {Object.entries(libelleStatut).map(([cle, libelle]) => (
            <option key={cle} value={cle}>
              {libelle}
            </option>
          ))}
        </select>
      </label>
      <label>
        Formation
        <input name="formation" defaultValue={formation} placeholder="F26-0042" size={10} />
      </label>
      <label>
        Du
        <input type="date" name="du" defaultValue={du} />
      </label>
      <label>
        Au
        <input type="date" name="au" defaultValue={au} />
      </label>
    </Filters>
  )
}
