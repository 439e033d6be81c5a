import { Field, FormGroup } from '#app/ui/form.tsx'
import { champ, type Props } from './champs-identite.tsx'

/** What a hiring declared to the URSSAF prints of the union. */
export function ChampsUrssaf(props: Props) {
  return (
    <FormGroup
      title="Déclarations URSSAF"
      reason="Pour les formateurs rémunérés. Ces codes sont sur les courriers de l’URSSAF et du service de santé au travail."
    >
      <div className="pair">
        <Field
          {...champ(props, 'codeUrssaf')}
          label="Code URSSAF"
          hint="Trois caractères."
          width={8}
          maxLength={5}
          optional
        />
        <Field
          {...champ(props, 'naf')}
          label="Code NAF"
          hint="Comme 8559A."
          width={8}
          maxLength={8}
          optional
        />
      </div>
      <Field
        {...champ(props, 'santeTravail')}
        label="Service de santé au travail"
        hint="Son code, comme MT001 ; MT999 s’il est interne."
        width={14}
        maxLength={12}
        optional
      />
    </FormGroup>
  )
}
