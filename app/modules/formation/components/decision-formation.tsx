import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { TextArea } from '#app/ui/form.tsx'
import { Section } from '#app/ui/page.tsx'

type Props = {
  /** Why it cannot be opened yet. */
  empechement: string | undefined
  motif: string
  error: string | undefined
}

/** FOR-2: to open it to its public, or to refuse it with a reason. */
export function Decision({ empechement, motif, error }: Props) {
  return (
    <Section title="Décision">
      {/* `?index`: the sheet itself, not the frame around its pages. */}
      <form method="post" action="?index">
        <Button
          variant="primary"
          icon="check"
          name="intention"
          value="valider"
          disabledReason={empechement}
        >
          Valider la formation
        </Button>
      </form>
      <Details summary="Refuser la formation" open={error !== undefined || motif !== ''}>
        <form method="post" action="?index" className="fields">
          <TextArea
            name="motif"
            label="Motif du refus"
            hint="Il est gardé sur la fiche, et le demandeur le lit."
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
      </Details>
    </Section>
  )
}
