import { Button } from '#app/ui/button.tsx'
import { Choices, Field } from '#app/ui/form.tsx'
import './choix-client.css'

type Props = {
  clientId: string
  /** Names of the records that may be chosen, by their id. */
  noms: Record<string, string>
  recherche: string
  errors: Record<string, string>
  /** Where a record is made. */
  ajouter: string
}

/** FOR-1: the client of a private training, found by its name or number; works without script. */
export function ChoixClient({ clientId, noms, recherche, errors, ajouter }: Props) {
  return (
    <div className="client-choice">
      <Choices
        legend="Client"
        name="clientId"
        hint="Pour une formation privée : qui la demande et la paie."
        options={[
          { value: '', label: 'Pas encore de client' },
          ...Object.entries(noms).map(([value, label]) => ({ value, label })),
          {
            value: 'union',
            label: 'L’union elle-même',
            detail: 'Formation interne, sans facture.',
          },
        ]}
        defaultValue={clientId}
        error={errors.clientId}
      />
      {Object.entries(noms).map(([id, nom]) => (
        <input key={id} type="hidden" name={`clientNoms.${id}`} value={nom} />
      ))}
      <Field
        name="clientRecherche"
        label="Chercher un client"
        hint={
          <>
            Un mot du nom, ou le numéro. <a href={ajouter}>Ajouter client</a>
          </>
        }
        optional
        defaultValue={recherche}
        error={errors.clientRecherche}
        autoComplete="off"
      />
      <p>
        <Button name="intention" value="chercher_client" icon="search" formNoValidate>
          Chercher
        </Button>
      </p>
    </div>
  )
}
