import { Badge } from '#app/ui/badge.tsx'
import { libellesResultat, type Resultat } from '../model/plan.ts'

type Statut = 'analyse' | 'a_confirmer' | 'en_cours' | 'termine' | 'annule'

/** Where an import stands; dashed = somebody must act. */
export function BadgeImport({ statut }: { statut: Statut }) {
  if (statut === 'analyse') return <Badge kind="attend">Colonnes à vérifier</Badge>
  if (statut === 'a_confirmer') return <Badge kind="attend">À confirmer</Badge>
  if (statut === 'en_cours') {
    return (
      <Badge kind="info" icon="refresh-cw">
        En cours
      </Badge>
    )
  }
  if (statut === 'annule') return <Badge kind="struck">Arrêté</Badge>
  return (
    <Badge kind="fait" icon="check">
      Terminé
    </Badge>
  )
}

/** What a line does, or did. */
export function BadgeResultat({ resultat }: { resultat: Resultat | null }) {
  if (resultat === null) return <Badge kind="calme">Pas encore lue</Badge>
  const libelle = libellesResultat[resultat]
  if (resultat === 'en_erreur') {
    return (
      <Badge kind="refus" icon="circle-x">
        {libelle}
      </Badge>
    )
  }
  if (resultat === 'cree') {
    return (
      <Badge kind="fait" icon="plus">
        {libelle}
      </Badge>
    )
  }
  if (resultat === 'mis_a_jour') {
    return (
      <Badge kind="info" icon="pencil">
        {libelle}
      </Badge>
    )
  }
  return <Badge kind="calme">{libelle}</Badge>
}
