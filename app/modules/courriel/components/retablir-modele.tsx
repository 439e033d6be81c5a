import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/page.tsx'

export function RetablirModele({ version }: { version: number }) {
  return (
    <Section title="Texte d’origine">
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <p>Le texte de l’union reste dans les versions : vous pourrez le reprendre.</p>
        <p>
          <Button icon="undo-2" name="intention" value="retablir">
            Rétablir le texte d’origine
          </Button>
        </p>
      </form>
    </Section>
  )
}
