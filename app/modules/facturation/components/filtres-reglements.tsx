import { Filters } from '#app/ui/table.tsx'
import { libellesMoyen, libellesStatut, moyens, statutsReglement } from '../model.ts'
import type { Filtres } from '../queries/reglements.server.ts'

type Props = { filtres: Filtres; effacer: string | undefined }

export function FiltresReglements({ filtres, effacer }: Props) {
  const { recherche, moyen, statut, du, au } = filtres
  return (
    <Filters
      clearHref={effacer}
      count={[moyen, statut, du, au].filter(Boolean).length}
      search={
        <label className="wide">
          Chercher un nom, une formation ou une référence
          <input type="search" name="recherche" defaultValue={recherche} />
        </label>
      }
    >
      <label>
        Moyen
        <select name="moyen" defaultValue={moyen}>
          <option value="">Tous les moyens</option>
          {moyens.map((choix) => (
            <option key={choix} value={choix}>
              {libellesMoyen[choix]}
            </option>
          ))}
        </select>
      </label>
      <label>
        État
        <select name="statut" defaultValue={statut}>
          <option value="">Tous les états</option>
          {statutsReglement.map((choix) => (
            <option key={choix} value={choix}>
              {libellesStatut[choix]}
            </option>
          ))}
        </select>
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
