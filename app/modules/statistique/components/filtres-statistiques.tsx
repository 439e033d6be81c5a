import type { ReactNode } from 'react'
import { Filters } from '#app/ui/table.tsx'
import type { Filtres, Periode } from '../model/filtres.ts'

type Props = {
  filtres: Filtres
  periode: Periode
  types: { id: string; nom: string }[]
  centres: { id: string; nom: string }[]
  /** Union-wide roles see what belongs to no centre too. */
  sansCentre: boolean
  annees: number[]
  effacer: string
  children?: ReactNode
}

/** The same line of filters above the statistics and above the lists they lead to. */
export function FiltresStatistiques({ filtres, periode, effacer, children, ...choix }: Props) {
  const poses = [filtres.du, filtres.au, filtres.type, filtres.centre, filtres.acces, filtres.mois]
  const nombre = poses.filter(Boolean).length
  return (
    <Filters
      count={nombre}
      clearHref={nombre > 0 ? `${effacer}?annee=${periode.annee}` : undefined}
    >
      <label>
        Année
        <select name="annee" defaultValue={periode.annee}>
          {choix.annees.map((annee) => (
            <option key={annee} value={annee}>
              {annee}
            </option>
          ))}
        </select>
      </label>
      <label>
        Du (facultatif)
        <input type="date" name="du" defaultValue={filtres.du} />
      </label>
      <label>
        Au (facultatif)
        <input type="date" name="au" defaultValue={filtres.au} />
      </label>
      <label>
        Type
        <select name="type" defaultValue={filtres.type}>
          <option value="">Tous les types</option>
          {choix.types.map(({ id, nom }) => (
            <option key={id} value={id}>
              {nom}
            </option>
          ))}
        </select>
      </label>
      <label>
        Centre
        <select name="centre" defaultValue={filtres.centre}>
          <option value="">Tous les centres</option>
          {choix.sansCentre && <option value="aucun">Toute l’union</option>}
          {choix.centres.map(({ id, nom }) => (
            <option key={id} value={id}>
              {nom}
            </option>
          ))}
        </select>
      </label>
      <label>
        Accès
        <select name="acces" defaultValue={filtres.acces}>
          <option value="">Publiques et privées</option>
          <option value="publique">Publiques</option>
          <option value="privee">Privées</option>
        </select>
      </label>
      {filtres.mois && <input type="hidden" name="mois" value={filtres.mois} />}
      {children}
    </Filters>
  )
}
