import type { FormValues } from '#app/platform/form.server.ts'
import { AddressFields } from '#app/ui/address-fields.tsx'
import { Check, ChoiceCards, Field, FormGroup, TextArea } from '#app/ui/form.tsx'
import { genresAvecDetail } from '../model/client.ts'
import { type ValeursClient, valeur } from './valeurs.ts'

type Props = {
  client: ValeursClient
  values: FormValues | undefined
  errors: Record<string, string>
}

/** Name, value and sentence of a field. */
function champ(
  { client, values, errors }: Props,
  name: Exclude<keyof ValeursClient, 'genre' | 'chorusEngagementRequis'>,
) {
  return { name, defaultValue: valeur(values, name, client[name]), error: errors[name] }
}

/** What *Ajouter client* and *Modifier client* both ask. */
export function ChampsClient(props: Props) {
  const { client, values, errors } = props
  return (
    <>
      <FormGroup title="Le client" reason="Le genre décide de la ligne du bilan pédagogique.">
        <ChoiceCards
          legend="Genre"
          name="genre"
          options={genresAvecDetail}
          defaultValue={valeur(values, 'genre', client.genre)}
          error={errors.genre}
        />
        <Field
          {...champ(props, 'raisonSociale')}
          label="Raison sociale"
          hint="Pour un particulier : son nom et son prénom."
          maxLength={150}
          required
        />
        <div className="pair">
          <Field
            {...champ(props, 'siret')}
            label="SIRET"
            hint="14 chiffres, vérifiés."
            inputMode="numeric"
            width={20}
            optional
          />
          <Field
            {...champ(props, 'rna')}
            label="Numéro RNA"
            hint="Association : W et neuf chiffres."
            width={14}
            optional
          />
        </div>
        <Field {...champ(props, 'tva')} label="Numéro de TVA" width={20} optional />
      </FormGroup>
      <FormGroup title="Adresse">
        <AddressFields
          street={champ(props, 'adresse')}
          postalCode={champ(props, 'codePostal')}
          town={champ(props, 'commune')}
        />
      </FormGroup>
      <FormGroup title="Factures" reason="Laissez l’adresse vide quand c’est celle du client.">
        <Field
          {...champ(props, 'emailFactures')}
          label="Adresse électronique des factures"
          type="email"
          optional
        />
        <AddressFields
          of="de facturation"
          street={champ(props, 'factureAdresse')}
          postalCode={champ(props, 'factureCodePostal')}
          town={champ(props, 'factureCommune')}
        />
        <Field
          {...champ(props, 'delaiPaiement')}
          label="Délai de paiement"
          hint="60 jours au plus (Code de commerce, art. L441-10)."
          inputMode="numeric"
          width={8}
          suffix="jours"
          required
        />
        <Field
          {...champ(props, 'chorusCodeService')}
          label="Code service Chorus Pro"
          hint="Client public : le service qui reçoit la facture."
          width={20}
          optional
        />
        <Check
          name="chorusEngagementRequis"
          label="Numéro d’engagement exigé"
          detail="Ce client refuse une facture sans bon de commande."
          defaultChecked={
            values ? values.chorusEngagementRequis !== undefined : client.chorusEngagementRequis
          }
        />
      </FormGroup>
      <FormGroup title="Notes" reason="Pour l’équipe : le client ne les voit pas.">
        <TextArea {...champ(props, 'notes')} label="Notes" maxLength={4000} optional />
      </FormGroup>
    </>
  )
}
