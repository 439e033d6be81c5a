import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField, Field } from '#app/ui/form.tsx'
import { Section } from '#app/ui/page.tsx'
import { texteSaisi } from './texte-saisi.ts'

type Props = {
  competence: { obtenueLe: string; numero: string | null; version: number }
  aujourdhui: string
  echec: FormFailure | undefined
}

/** The date and the number of the certificate, put right. */
export function CorrigerCompetence({ competence, aujourdhui, echec }: Props) {
  return (
    <Section title="Corriger" id="corriger">
      <form method="post" className="fields">
        <input type="hidden" name="intention" value="corriger" />
        <input type="hidden" name="version" value={competence.version} />
        <DateField
          name="obtenueLe"
          label="Obtenue le"
          max={aujourdhui}
          error={echec?.errors.obtenueLe}
          defaultValue={texteSaisi(echec, 'obtenueLe', competence.obtenueLe)}
        />
        <Field
          name="numero"
          label="Numéro du certificat"
          optional
          width={20}
          error={echec?.errors.numero}
          defaultValue={texteSaisi(echec, 'numero', competence.numero ?? '')}
        />
        <div className="actions">
          <Button>Enregistrer la correction</Button>
        </div>
      </form>
    </Section>
  )
}
