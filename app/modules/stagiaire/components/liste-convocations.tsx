import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'

type Ligne = {
  id: string
  nom: string
  statut: string
  email: string | null
  convoqueeLe: Date | null
  convoqueeMoyen: 'courriel' | 'papier' | null
}

type Props = {
  lignes: Ligne[]
  fuseau: string
  /** Of the letters. */
  adresse: string
  empechement: string | undefined
}

/** Who holds a convocation and who does not yet; one, several or all the others are convoked from here. */
export function ListeConvocations({ lignes, fuseau, adresse, empechement }: Props) {
  const attendent = lignes.filter(({ convoqueeLe }) => convoqueeLe === null)
  const faites = lignes.filter(({ convoqueeLe }) => convoqueeLe !== null)
  const commun = { fuseau, adresse, empechement }
  const restants = lignes.filter(({ email, convoqueeLe }) => email && !convoqueeLe).length
  const sansCourriel = lignes.filter(({ email }) => email === null).length
  return (
    <form method="post" className="stack">
      {!empechement && (
        <div className="actions">
          <Button
            variant="primary"
            icon="mail"
            name="intention"
            value="restants"
            disabledReason={
              restants === 0 ? 'Tous ceux qui ont une adresse sont convoqués.' : undefined
            }
          >
            {restants === 0
              ? 'Convoquer les stagiaires'
              : `Convoquer ${plural(restants, 'stagiaire', 'stagiaires')} par courriel`}
          </Button>
          <Button name="intention" value="coches">
            Convoquer les cochés
          </Button>
          {sansCourriel > 0 && (
            <Button icon="printer" name="intention" value="imprimer">
              {`Imprimer ${plural(sansCourriel, 'lettre', 'lettres')} sans courriel`}
            </Button>
          )}
        </div>
      )}
      {attendent.length > 0 && <Convocables {...commun} lignes={attendent} />}
      {faites.length > 0 && (
        <Details
          summary="Déjà convoqués"
          count={faites.length}
          open={faites.length <= 30 || attendent.length === 0}
        >
          <Convocables {...commun} lignes={faites} />
        </Details>
      )}
    </form>
  )
}

function Convocables({ lignes, fuseau, adresse, empechement }: Props) {
  return (
    <ul className="lines">
      {lignes.map((ligne) => (
        <li key={ligne.id}>
          {!empechement && (
            <input
              type="checkbox"
              name="inscriptionIds[]"
              value={ligne.id}
              id={`convoquer-${ligne.id}`}
            />
          )}
          <div>
            {empechement ? (
              <b>{ligne.nom}</b>
            ) : (
              <label htmlFor={`convoquer-${ligne.id}`}>
                <b>{ligne.nom}</b>
              </label>
            )}
            <small>
              {ligne.email ?? 'Sans adresse de courriel'}
              {ligne.statut === 'inscrite' && ' · inscription à valider'}
            </small>
          </div>
          <Etat ligne={ligne} fuseau={fuseau} />
          <a
            className="small"
            href={`${adresse}?inscription=${ligne.id}`}
            aria-label={`Lettre de ${ligne.nom}`}
          >
            Lettre
          </a>
        </li>
      ))}
    </ul>
  )
}

function Etat({ ligne, fuseau }: { ligne: Ligne; fuseau: string }) {
  const { convoqueeLe, convoqueeMoyen } = ligne
  if (convoqueeLe === null)
    return (
      <Badge kind="attend" icon="hourglass">
        Pas encore convoqué
      </Badge>
    )
  return (
    <span>
      <Badge kind="fait" icon="check">
        {convoqueeMoyen === 'papier' ? 'Lettre imprimée' : 'Convoqué'}
      </Badge>{' '}
      <small className="soft">{formatInstant(convoqueeLe, fuseau)}</small>
    </span>
  )
}
