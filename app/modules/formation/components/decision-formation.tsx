import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/form.tsx'
import { Section } from '#app/ui/page.tsx'

export function Decision({ motif, error }: { motif: string; error: string | undefined }) {
  return (
    <Section title="Décision">
      {/* `?index`: the sheet itself, not the frame around its pages. */}
      <form method="post" action="?index" className="fields">
        <p>
          <Button variant="primary" icon="check" name="intention" value="valider" formNoValidate>
            Valider la formation
          </Button>
        </p>
        <TextArea
          name="motif"
          label="Motif du refus"
          optional
          hint="Demandé seulement pour refuser : il est gardé."
          defaultValue={motif}
          error={error}
          maxLength={500}
        />
        <p>
          <Button variant="danger" name="intention" value="refuser">
            Refuser la formation
          </Button>
        </p>
      </form>
    </Section>
  )
}
