import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatInstant } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'

type Candidature = {
  id: string
  nom: string
  prenoms: string
  centre: string | null
  statut: string
  origine: string
  poseeLe: Date
  empechement: string | undefined
}

type Props = {
  candidatures: Candidature[]
  /** Those who hold the skill are told when the formation opens. */
  prevenus: boolean
  fuseau: string
  peutDecider: boolean
}

/** Who trains and who applied; a reason instead of a button that would refuse. */
export function Formateurs({ candidatures, prevenus, fuseau, peutDecider }: Props) {
  if (candidatures.length === 0)
    return (
      <p className="soft">
        Personne pour l’instant. Les formateurs qui ont la compétence{' '}
        {prevenus ? 'ont été prévenus.' : 'seront prévenus quand la formation sera validée.'}
      </p>
    )
  const acceptables = candidatures.filter(
    ({ statut, empechement }) => statut === 'posee' && !empechement,
  )
  return (
    <>
      {peutDecider && acceptables.length > 1 && <AccepterTous candidatures={acceptables} />}
      <ul className="people">
        {candidatures.map(({ id, nom, prenoms, centre, statut, origine, poseeLe, empechement }) => (
          <li key={id}>
            <Avatar initials={`${prenoms.charAt(0)}${nom.charAt(0)}`} />
            <div>
              <b>
                {prenoms} {nom}
              </b>
              <small>
                {centre ?? 'Sans centre'} · {origine === 'affectation' ? 'affecté' : 'a postulé'}{' '}
                {formatInstant(poseeLe, fuseau)}
              </small>
              {statut === 'posee' && empechement && (
                <span className="reason">
                  <Icon name="lock" />
                  Non affectable : {empechement}
                </span>
              )}
            </div>
            {statut === 'acceptee' && (
              <Badge kind="fait" icon="check">
                Accepté
              </Badge>
            )}
            {statut === 'posee' && peutDecider && (
              <form method="post" action="?index" className="actions">
                <input type="hidden" name="candidatureId" value={id} />
                {!empechement && (
                  <Button
                    size="small"
                    variant="primary"
                    name="intention"
                    value="accepter"
                    aria-label={`Accepter ${prenoms} ${nom}`}
                  >
                    Accepter
                  </Button>
                )}
                <Button
                  size="small"
                  name="intention"
                  value="decliner"
                  aria-label={`Décliner ${prenoms} ${nom}`}
                >
                  Décliner
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Everybody who can be, in one press. */
function AccepterTous({ candidatures }: { candidatures: Candidature[] }) {
  return (
    <form method="post" action="?index">
      {candidatures.map(({ id }) => (
        <input key={id} type="hidden" name="candidatureIds[]" value={id} />
      ))}
      <p>
        <Button variant="primary" icon="check" name="intention" value="accepter_tous">
          Accepter les {candidatures.length} candidats
        </Button>
      </p>
    </form>
  )
}
