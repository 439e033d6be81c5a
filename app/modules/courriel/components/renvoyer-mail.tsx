import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, Field } from '#app/ui/form.tsx'
import { Section } from '#app/ui/page.tsx'

type Props = { nouveauId: string; destinataire: string; refus: FormFailure | undefined }

export function RenvoyerMail({ nouveauId, destinataire, refus }: Props) {
  const saisi = refus?.values.destinataire
  return (
    <Section title="Renvoyer">
      <ErrorSummary errors={refus?.errors ?? {}} formError={refus?.formError} />
      <form method="post" className="fields">
        <input type="hidden" name="id" value={nouveauId} />
        <Field
          name="destinataire"
          label="Adresse"
          type="email"
          width={20}
          hint="La même, ou une autre. Le renvoi est noté dans le journal."
          defaultValue={typeof saisi === 'string' ? saisi : destinataire}
          error={refus?.errors.destinataire}
          required
        />
        <p>
          <Button icon="send">Renvoyer</Button>
        </p>
      </form>
    </Section>
  )
}
