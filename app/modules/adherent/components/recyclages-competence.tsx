import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField } from '#app/ui/form.tsx'
import { formatDay } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { texteSaisi } from './texte-saisi.ts'

type Props = { recyclages: string[]; aujourdhui: string; echec: FormFailure | undefined }

/** The continuous trainings that keep a skill alive: note one, or take back one noted by mistake. */
export function RecyclagesCompetence({ recyclages, aujourdhui, echec }: Props) {
  return (
    <Section title="Formations continues" id="recyclages">
      <div className="stack">
        {recyclages.length === 0 ? (
          <p className="soft">Aucune n’est notée depuis l’obtention.</p>
        ) : (
          <form method="post">
            <ul className="lines">
              {recyclages.toReversed().map((le) => (
                <li key={le}>
                  <div>{formatDay(le)}</div>
                  <Button
                    size="small"
                    name="retirer"
                    value={le}
                    aria-label={`Retirer la formation continue du ${formatDay(le)}`}
                  >
                    Retirer
                  </Button>
                </li>
              ))}
            </ul>
          </form>
        )}
        <form method="post" className="fields">
          <input type="hidden" name="intention" value="ajouter-recyclage" />
          <DateField
            name="le"
            label="Noter une formation continue"
            max={aujourdhui}
            error={echec?.errors.le}
            defaultValue={texteSaisi(echec, 'le')}
          />
          <div className="actions">
            <Button variant="primary">Noter</Button>
          </div>
        </form>
      </div>
    </Section>
  )
}
