import { Filters } from '#app/ui/filters.tsx'
import type { Filtres } from '../queries/evenements.server.ts'

type Option = { id: string; libelle: string }
type Props = {
  filtres: Filtres
  jour: string
  types: Option[]
  centres: Option[]
  effacer: string
}

export function FiltresPlanning({ filtres, jour, types, centres, effacer }: Props) {
  const { type, centre, miens, manque, annulees } = filtres
  const poses = [type, centre, miens, manque, annulees].filter((valeur) => valeur !== '').length
  return (
    <Filters count={poses} clearHref={poses > 0 ? effacer : undefined}>
      <input type="hidden" name="vue" value={filtres.vue} />
      <label>
        Jour
        <input type="date" name="jour" defaultValue={jour} />
      </label>
      <Choix nom="type" libelle="Type" tous="Tous les types" options={types} valeur={type} />
      <Choix nom="centre" libelle="Centre" tous="Toute l’union" options={centres} valeur={centre} />
      <label className="choice">
        <input type="checkbox" name="miens" value="1" defaultChecked={miens !== ''} />
        Les miennes
      </label>
      <label className="choice">
        <input type="checkbox" name="manque" value="1" defaultChecked={manque !== ''} />
        Incomplètes
      </label>
      <label className="choice">
        <input type="checkbox" name="annulees" value="1" defaultChecked={annulees !== ''} />
        Annulées
      </label>
    </Filters>
  )
}

type ChoixProps = { nom: string; libelle: string; tous: string; options: Option[]; valeur: string }

function Choix({ nom, libelle, tous, options, valeur }: ChoixProps) {
  return (
    <label>
      {libelle}
      <select name={nom} defaultValue={valeur}>
        <option value="">{tous}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.libelle}
          </option>
        ))}
      </select>
    </label>
  )
}
