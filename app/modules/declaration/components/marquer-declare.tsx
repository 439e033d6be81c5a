import type { FormValues } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField, Field } from '#app/ui/form.tsx'

type Props = {
  /** Where the file is made. */
  exporter: string
  aujourdhui: string
  litNir: boolean
  errors: Record<string, string>
  values: FormValues | undefined
}

/** The file to deposit, then the date and the reference of what the URSSAF answered. */
export function MarquerDeclare({ exporter, aujourdhui, litNir, errors, values }: Props) {
  const tape = (nom: string) => (typeof values?.[nom] === 'string' ? values[nom] : undefined)
  return (
    <div className="fields">
      <p className="actions">
        <Button icon="download" formAction={exporter} name="format" value="xml" formNoValidate>
          Fichier XML DPAE
        </Button>
        <Button icon="download" formAction={exporter} name="format" value="csv" formNoValidate>
          Fichier CSV
        </Button>
      </p>
      <p className="soft small">
        {litNir
          ? 'Les numéros de sécurité sociale y sont ; leur lecture est notée, personne par personne.'
          : 'Sans le droit « données sensibles », les numéros de sécurité sociale n’y sont pas.'}
      </p>
      <div className="pair">
        <DateField
          name="declareeLe"
          label="Déclaré le"
          max={aujourdhui}
          defaultValue={tape('declareeLe') ?? aujourdhui}
          error={errors.declareeLe}
          required
        />
        <Field
          name="reference"
          label="Référence"
          hint="De l’accusé de réception."
          maxLength={60}
          defaultValue={tape('reference')}
          error={errors.reference}
          required
        />
      </div>
      <p>
        <Button variant="primary" icon="stamp">
          Marquer déclaré
        </Button>
      </p>
    </div>
  )
}
