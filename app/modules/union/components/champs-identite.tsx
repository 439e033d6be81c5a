import type { FormValues } from '#app/platform/form.server.ts'
import { AddressFields } from '#app/ui/address-fields.tsx'
import { Check, DateField, Field, FormGroup, Select } from '#app/ui/form.tsx'
import { agrementsD } from '../model/identite.ts'
import type { findInformations } from '../queries/identite.server.ts'
import { valeur } from './reglages.tsx'

export type Props = {
  identite: Awaited<ReturnType<typeof findInformations>>
  values: FormValues | undefined
  errors: Record<string, string>
}

/** Name, value and sentence of a field of this form. */
export function champ({ identite, values, errors }: Props, name: ChampTexte) {
  return { name, defaultValue: valeur(values, name, identite[name]), error: errors[name] }
}

type ChampTexte = Exclude<
  keyof Props['identite'],
  'version' | 'agrementAquatique' | 'logoFichierId' | 'signatureFichierId' | 'ibanFin'
>

export function ChampsIdentite(props: Props) {
  return (
    <FormGroup
      title="L’association"
      reason="Ces numéros sont sur le récépissé de la préfecture, l’avis de l’INSEE et la lettre de la DREETS."
    >
      <Field {...champ(props, 'raisonSociale')} label="Raison sociale" maxLength={150} required />
      <Field
        {...champ(props, 'president')}
        label="Président"
        hint="Prénom et nom, comme ils signent."
        maxLength={120}
        optional
      />
      <div className="pair">
        <Field
          {...champ(props, 'siret')}
          label="SIRET"
          hint="14 chiffres."
          inputMode="numeric"
          width={20}
          optional
        />
        <Field
          {...champ(props, 'rna')}
          label="Numéro RNA"
          hint="W puis neuf chiffres."
          width={14}
          optional
        />
      </div>
      <div className="pair">
        <Field
          {...champ(props, 'nda')}
          label="Déclaration d’activité (NDA)"
          hint="11 chiffres, pour les conventions de formation."
          inputMode="numeric"
          width={14}
          optional
        />
        <Field
          {...champ(props, 'tva')}
          label="Numéro de TVA"
          hint="Seulement si l’union est assujettie."
          width={14}
          optional
        />
      </div>
    </FormGroup>
  )
}

export function ChampsCoordonnees(props: Props) {
  return (
    <FormGroup
      title="Adresse et contact"
      reason="Le public écrit à ces adresses ; les réponses aux mails de l’union y arrivent."
    >
      <AddressFields
        street={champ(props, 'adresse')}
        postalCode={champ(props, 'codePostal')}
        town={champ(props, 'commune')}
        required="all"
      />
      <Field
        {...champ(props, 'telephone')}
        label="Téléphone"
        type="tel"
        width={14}
        maxLength={30}
        optional
      />
      <Field
        {...champ(props, 'emailFormations')}
        label="Adresse électronique des formations"
        type="email"
        required
      />
      <Field
        {...champ(props, 'emailDps')}
        label="Adresse électronique des DPS"
        type="email"
        required
      />
      <Field
        {...champ(props, 'email')}
        label="Adresse électronique du secrétariat"
        type="email"
        optional
      />
      <Field
        {...champ(props, 'site')}
        label="Site internet"
        type="url"
        hint="Avec https:// au début."
        maxLength={200}
        optional
      />
      <Field
        {...champ(props, 'couleur')}
        label="Couleur de l’union"
        type="color"
        hint="Celle des filets des documents."
      />
    </FormGroup>
  )
}

export function ChampsAgrements(props: Props) {
  const { identite, values } = props
  const aquatique =
    values === undefined ? identite.agrementAquatique : values.agrementAquatique !== undefined
  return (
    <>
      <FormGroup
        title="Habilitation à former"
        reason="Elle est imprimée sur chaque procès-verbal. Trois mois avant sa fin, un avertissement paraît ici."
      >
        <Field
          {...champ(props, 'habilitationReference')}
          label="Référence"
          hint="L’arrêté ou la décision, comme « arrêté préfectoral n° 2025-118 »."
          maxLength={200}
          optional
        />
        <div className="pair">
          <DateField {...champ(props, 'habilitationDate')} label="Date" optional />
          <DateField {...champ(props, 'habilitationFin')} label="Fin" optional />
        </div>
      </FormGroup>
      <FormGroup
        title="Agrément de sécurité civile"
        reason="Il borne les dispositifs que l’union peut tenir."
      >
        <Select
          {...champ(props, 'agrementD')}
          label="Agrément D"
          options={Object.entries(agrementsD).map(([value, label]) => ({ value, label }))}
        />
        <Check
          name="agrementAquatique"
          label="Activités aquatiques"
          detail="L’agrément couvre les dispositifs où un risque de noyade est prévisible."
          defaultChecked={aquatique}
        />
        <Field
          {...champ(props, 'agrementReference')}
          label="Référence de l’agrément"
          maxLength={200}
          optional
        />
        <div className="pair">
          <DateField {...champ(props, 'agrementDate')} label="Date de l’agrément" optional />
          <DateField {...champ(props, 'agrementFin')} label="Fin de l’agrément" optional />
        </div>
      </FormGroup>
    </>
  )
}

/** The account is never shown whole again: one sees which it is, and writes another in its place. */
export function ChampsCompte(props: Props) {
  const { identite, values, errors } = props
  return (
    <FormGroup
      title="Compte bancaire"
      reason="Imprimé sur les factures. L’IBAN est chiffré ; seuls ses quatre derniers caractères sont montrés ici."
    >
      <Field
        name="iban"
        label={identite.ibanFin ? 'Nouvel IBAN' : 'IBAN'}
        hint={
          identite.ibanFin
            ? `Le compte connu finit par ${identite.ibanFin}. Laissez vide pour le garder.`
            : '27 caractères pour un compte français.'
        }
        defaultValue={valeur(values, 'iban', '')}
        error={errors.iban}
        autoComplete="off"
        maxLength={50}
        optional
      />
      {identite.ibanFin && (
        <Check name="ibanRetire" label={`Retirer le compte qui finit par ${identite.ibanFin}`} />
      )}
      <Field {...champ(props, 'bic')} label="BIC" width={14} optional />
    </FormGroup>
  )
}
