import { libellesStatut, type StatutAdherent } from '#app/modules/adherent/model/adherent.ts'

type Informations = {
  pseudo: string
  statut: StatutAdherent
  grade: string | null
  numeroFederal: string | null
  centre: string | null
}

/** What the union alone writes of a member; what is missing says so. */
export function faitsUnion(moi: Informations): { label: string; value: string }[] {
  return [
    fait('Identifiant', moi.pseudo),
    fait('Statut', libellesStatut[moi.statut]),
    fait('Grade', moi.grade),
    fait('Centre', moi.centre),
    fait('Numéro fédéral', moi.numeroFederal),
  ]
}

function fait(label: string, value: string | null) {
  return { label, value: value || 'Non renseigné' }
}
