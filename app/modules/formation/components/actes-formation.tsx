import { ButtonLink } from '#app/ui/button.tsx'
import type { StatutFormation } from '../model.ts'

type Props = {
  /** The sheet of the formation. */
  fiche: string
  statut: StatutFormation
  peutModifier: boolean
  /** Its last créneau is over; before that, « Suivi » says when it will be. */
  aCloturer: boolean
  /** Delivers the diplomas, once closed. */
  gestionnaire: boolean
}

/** What is done from the head of the sheet. */
export function ActesFormation({ fiche, statut, peutModifier, aCloturer, gestionnaire }: Props) {
  return (
    <>
      {statut === 'validee' && (
        <ButtonLink variant="primary" icon="user-check" href={`${fiche}/stagiaires`}>
          Valider les stagiaires
        </ButtonLink>
      )}
      {statut === 'cloturee' && gestionnaire && (
        <ButtonLink variant="primary" icon="graduation-cap" href={`${fiche}/diplomes`}>
          Diplômes et attestations
        </ButtonLink>
      )}
      {peutModifier && (
        <ButtonLink icon="pencil" href={`${fiche}/modifier`}>
          Modifier
        </ButtonLink>
      )}
      {aCloturer && (
        <ButtonLink icon="lock" href={`${fiche}/cloturer`}>
          Clôturer
        </ButtonLink>
      )}
    </>
  )
}
