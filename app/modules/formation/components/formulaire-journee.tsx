import type { FormFailure } from '#app/platform/form.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { nombreConcernes } from '../model/vie.ts'
import type { Concernes } from '../queries/concernes.server.ts'
import { ChampsJournee } from './champs-journee.tsx'
import { FormateursEmpeches, SerontPrevenus } from './concernes.tsx'
import { journeeDe, type ValeursJournee } from './valeurs-formation.ts'

/** What the page answers before it writes: who will be told, and which trainers could not come. */
export type Apercu = { empreinte: string; concernes: Concernes }

type Props = {
  legend: string
  version: number
  sinon: ValeursJournee
  failure: (FormFailure & { apercu?: Apercu }) | undefined
  lieux: { id: string; nom: string; commune: string }[]
  concernes: Concernes
  retour: string
  personnel: string
  children?: React.ReactNode
}

/** One day to fill or to change, in two looks when somebody counts on it: what is typed, then who is told. */
export function FormulaireJournee(props: Props) {
  const { legend, version, sinon, failure, lieux, retour, personnel } = props
  const errors = failure?.errors ?? {}
  const apercu = failure?.apercu
  const concernes = apercu?.concernes ?? props.concernes
  const nombre = nombreConcernes(concernes)
  return (
    <>
      {failure?.conflict && (
        <Message
          kind="attend"
          title="Quelqu’un d’autre a changé cette formation pendant que vous écriviez."
        >
          <p>Ce que vous avez saisi est ci-dessous. Vérifiez les journées, puis enregistrez.</p>
        </Message>
      )}
      <ErrorSummary errors={errors} formError={failure?.formError} />
      <div className="stack">
        <SerontPrevenus
          concernes={concernes}
          {...(!apercu && { quand: 'si la date, le lieu ou les horaires changent' })}
        />
        {apercu && <FormateursEmpeches concernes={concernes} personnel={personnel} />}
        <form method="post">
          <input type="hidden" name="version" value={version} />
          {apercu && <input type="hidden" name="vu" value={apercu.empreinte} />}
          {props.children}
          <ChampsJournee
            name="journee"
            legend={legend}
            journee={failure ? journeeDe(failure.values.journee) : sinon}
            errors={errors}
            lieux={lieux}
          />
          <SaveBar>
            <Button variant="primary">
              {nombre === 0
                ? 'Enregistrer'
                : apercu
                  ? `Confirmer et prévenir ${plural(nombre, 'personne', 'personnes')}`
                  : 'Vérifier qui sera prévenu'}
            </Button>
            <ButtonLink href={retour}>Revenir sans enregistrer</ButtonLink>
          </SaveBar>
        </form>
      </div>
    </>
  )
}
