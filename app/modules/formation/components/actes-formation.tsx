import { ButtonLink } from '#app/ui/button.tsx'

type Props = {
  /** The sheet of the formation. */
  page: string
  peutModifier: boolean
  peutCloturer: boolean
  empechementCloture: string | undefined
}

/** What is done from the head of the sheet. */
export function ActesFormation({ page, peutModifier, peutCloturer, empechementCloture }: Props) {
  return (
    <>
      <ButtonLink variant="primary" icon="user-check" href={`${page}/stagiaires`}>
        Valider les stagiaires
      </ButtonLink>
      {peutModifier && (
        <ButtonLink icon="pencil" href={`${page}/modifier`}>
          Modifier
        </ButtonLink>
      )}
      {peutCloturer && (
        <ButtonLink icon="lock" href={`${page}/cloturer`} disabledReason={empechementCloture}>
          Clôturer
        </ButtonLink>
      )}
    </>
  )
}
