import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { formatDay } from '#app/ui/format.ts'
import type { Assignable } from '../queries/personnel.server.ts'
import { LigneFormateur } from './ligne-formateur.tsx'

/** Who may be assigned; with several journées, some of them may be left out. */
export function Assignables({ assignables }: { assignables: Assignable[] }) {
  return (
    <ul className="people">
      {assignables.map((formateur) => (
        <Ligne key={formateur.id} formateur={formateur} />
      ))}
    </ul>
  )
}

function Ligne({ formateur }: { formateur: Assignable }) {
  const { id, nom, prenoms, centre, competence, candidatureId, parJournee } = formateur
  const empeches = parJournee.filter(({ empechement }) => empechement)
  return (
    <LigneFormateur
      nom={nom}
      prenoms={prenoms}
      detail={
        <>
          {centre ?? 'Sans centre'} · {competence} valable
          {empeches.length > 0 && (
            <>
              {' '}
              · libre {parJournee.length - empeches.length} journée(s) sur {parJournee.length}
            </>
          )}
        </>
      }
    >
      <form method="post" className="fields">
        <input type="hidden" name="id" value={candidatureId} />
        <input type="hidden" name="adherentId" value={id} />
        {parJournee.length > 1 && (
          <Details summary="Quelles journées ?" open={empeches.length > 0}>
            {parJournee.map(({ journeeId, jour, empechement }) => (
              <label className={empechement ? 'choice choice-off' : 'choice'} key={journeeId}>
                <input
                  type="checkbox"
                  name="journeeIds[]"
                  value={journeeId}
                  defaultChecked={!empechement}
                  disabled={empechement !== undefined}
                />
                <span>
                  {formatDay(jour)}
                  {empechement && <small>{empechement}</small>}
                </span>
              </label>
            ))}
          </Details>
        )}
        <Button
          size="small"
          name="intention"
          value="affecter"
          aria-label={`Affecter ${prenoms} ${nom}`}
        >
          Affecter
        </Button>
      </form>
    </LigneFormateur>
  )
}

/** FOR-4: the others, folded, each with the reason. */
export function NonAssignables({ formateurs }: { formateurs: Assignable[] }) {
  if (formateurs.length === 0) return null
  return (
    <div className="block">
      <Details summary={`Non assignables (${formateurs.length})`}>
        <ul className="people">
          {formateurs.map(({ id, nom, prenoms, centre, parJournee }) => (
            <LigneFormateur
              key={id}
              nom={nom}
              prenoms={prenoms}
              detail={centre ?? 'Sans centre'}
              raison={parJournee.find(({ empechement }) => empechement)?.empechement}
            />
          ))}
        </ul>
      </Details>
    </div>
  )
}
