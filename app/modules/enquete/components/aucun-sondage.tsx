import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { reponsesMinFormateur } from '../model.ts'

type Props = {
  gestion: boolean
  cloturee: boolean
  /** Sheets to fill in the room, before anybody has a link. */
  feuilles: string | undefined
}

/** Why nothing is shown yet, for who manages and for the trainer. */
export function AucunSondage({ gestion, cloturee, feuilles }: Props) {
  if (!gestion)
    return (
      <EmptyState title="Pas encore assez de réponses">
        {`Les avis de vos stagiaires s’affichent ici dès qu’il y en a ${reponsesMinFormateur}.`}
      </EmptyState>
    )
  return (
    <EmptyState
      title="Personne n’a encore été interrogé"
      action={
        feuilles && (
          <ButtonLink icon="printer" href={feuilles}>
            Imprimer les feuilles à remplir
          </ButtonLink>
        )
      }
    >
      {cloturee
        ? 'Les sondages de cette formation partent dans la minute qui suit la clôture ; le sondage à froid, plus tard.'
        : 'Les sondages partent quand la formation est clôturée : aux stagiaires validés, aux formateurs et au client. Pour une salle sans téléphone, imprimez les feuilles : elles se remplissent le dernier jour, et se saisissent ici après la clôture.'}
    </EmptyState>
  )
}
