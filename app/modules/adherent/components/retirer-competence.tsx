import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/form.tsx'
import { Section } from '#app/ui/page.tsx'
import { texteSaisi } from './texte-saisi.ts'

/** Takes a skill away, with the reason that the history keeps. */
export function RetirerCompetence({ echec }: { echec: FormFailure | undefined }) {
  return (
    <Section title="Retirer cette compétence" id="retirer">
      <div className="stack">
        <p>
          La personne ne pourra plus postuler avec elle. Les formations déjà tenues restent, et
          l’historique de la fiche garde la date et le motif.
        </p>
        <form method="post" className="fields">
          <input type="hidden" name="intention" value="retirer" />
          <TextArea
            name="motif"
            label="Motif"
            rows={2}
            maxLength={500}
            error={echec?.errors.motif}
            defaultValue={texteSaisi(echec, 'motif')}
          />
          <div className="actions">
            <Button variant="danger">Retirer la compétence</Button>
          </div>
        </form>
      </div>
    </Section>
  )
}
