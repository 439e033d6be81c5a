import { roles } from '#app/platform/ctx.ts'
import { Filters } from '#app/ui/table.tsx'
import { libellesEtat, libellesStatut } from '../model/adherent.ts'
import { libellesRole } from '../model/role.ts'
import type { Filtres } from '../queries/adherents.server.ts'

export function nombreFiltres(filtres: Filtres): number {
  const { centre, statut, role, competence, cotisation, etat } = filtres
  return [centre, statut, role, competence, cotisation, etat].filter(Boolean).length
}

type Props = {
  filtres: Filtres
  centres: { id: string; nom: string }[]
  competences: { id: string; libelle: string }[]
  effacer: string | undefined
}

/** What narrows the list; the state is in the address. */
export function FiltresAdherents({ filtres, centres, competences, effacer }: Props) {
  return (
    <Filters
      clearHref={effacer}
      count={nombreFiltres(filtres)}
      search={
        <label className="wide">
          Chercher un nom, un identifiant ou une adresse
          <input type="search" name="recherche" defaultValue={filtres.recherche} />
        </label>
      }
    >
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
        Statut
        <select name="statut" defaultValue={filtres.statut}>
          <option value="">Tous les statuts</option>
          {Object.entries(libellesStatut).map(([statut, libelle]) => (
            <option key={statut} value={statut}>
              {libelle}
            </option>
          ))}
        </select>
      </label>
      <label>
        Droit
        <select name="role" defaultValue={filtres.role}>
          <option value="">Tous les droits</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {libellesRole[role]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Compétence valable
        <select name="competence" defaultValue={filtres.competence}>
          <option value="">Toutes</option>
          {competences.map(({ id, libelle }) => (
            <option key={id} value={id}>
              {libelle}
            </option>
          ))}
        </select>
      </label>
      <label>
        Cotisation
        <select name="cotisation" defaultValue={filtres.cotisation}>
          <option value="">Toutes</option>
          <option value="a_jour">À jour</option>
          <option value="pas_a_jour">Pas à jour</option>
        </select>
      </label>
      <label>
        Compte
        <select name="etat" defaultValue={filtres.etat}>
          <option value="">Tous les comptes</option>
          {Object.entries(libellesEtat).map(([etat, libelle]) => (
            <option key={etat} value={etat}>
              {libelle}
            </option>
          ))}
          <option value="parti">Parti de l’union</option>
        </select>
      </label>
    </Filters>
  )
}
