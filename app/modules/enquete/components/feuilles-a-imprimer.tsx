import { ButtonLink } from '#app/ui/button.tsx'

type Envoi = { reponduLe: Date | null; adresse: string | null }

/** The sheets of those who did not answer, and of those whom no mail reaches: nothing when all is answered. */
export function FeuillesAImprimer({ envois, feuilles }: { envois: Envoi[]; feuilles: string }) {
  const restants = envois.filter(({ reponduLe }) => reponduLe === null)
  const sansAdresse = restants.filter(({ adresse }) => adresse === null)
  if (restants.length === 0) return null
  return (
    <>
      {sansAdresse.length > 0 && sansAdresse.length < restants.length && (
        <ButtonLink size="small" icon="printer" href={`${feuilles}?sans=adresse`}>
          {`Sans adresse (${sansAdresse.length})`}
        </ButtonLink>
      )}
      <ButtonLink size="small" icon="printer" href={feuilles}>
        {`Imprimer les feuilles (${restants.length})`}
      </ButtonLink>
    </>
  )
}
