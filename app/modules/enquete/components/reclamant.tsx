import { href } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { formatDateLong } from '#app/ui/format.ts'
import { direIndices } from '../model/amelioration.ts'
import type { Indices, Reclamant } from '../queries/reclamants.server.ts'

type Connu = Omit<Reclamant, keyof Indices>
type Props = {
  union: string
  version: number
  reclamant: Connu | undefined
  probables: Reclamant[]
}

/** Whose complaint it is: what somebody said, else whom the union knows by that name or telephone. */
export function CarteReclamant({ union, version, reclamant, probables }: Props) {
  return (
    <Card title="Qui est-ce ?" id="reclamant">
      {reclamant ? (
        <form method="post" className="stack">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="personneId" value="" />
          <Personne union={union} personne={reclamant} />
          <p className="soft small">
            La copie et l’effacement de ses données trouvent cette réclamation.
          </p>
          <div className="actions">
            <Button size="small" name="intention" value="rattacher">
              Ce n’est pas cette personne
            </Button>
          </div>
        </form>
      ) : probables.length === 0 ? (
        <p className="soft">
          Personne que l’union connaît n’a ce nom, ce téléphone ou cette adresse.
        </p>
      ) : (
        <form method="post" className="stack">
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="intention" value="rattacher" />
          <p className="small">
            L’union connaît peut-être cette personne. Dites-le, et la copie ou l’effacement de ses
            données trouvera la réclamation.
          </p>
          {probables.map((personne) => (
            <div key={personne.personneId}>
              <Personne union={union} personne={personne} />
              <p className="soft small">{direIndices(personne)}</p>
              <Button size="small" name="personneId" value={personne.personneId}>
                C’est cette personne<span className="offscreen">, {personne.nom}</span>
              </Button>
            </div>
          ))}
        </form>
      )}
    </Card>
  )
}

function Personne({ union, personne }: { union: string; personne: Connu }) {
  const { nom, prenoms, naissanceDate, pseudo, inscriptionId, formationId, formation } = personne
  return (
    <p>
      <b>
        {nom} {prenoms}
      </b>
      <br />
      <small className="soft">
        {[pseudo, naissanceDate && `naissance ${formatDateLong(naissanceDate)}`]
          .filter(Boolean)
          .join(', ')}
      </small>
      {inscriptionId && formationId && (
        <>
          <br />
          <a
            href={href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', {
              union,
              formationId,
              inscriptionId,
            })}
          >
            {formation}
          </a>
        </>
      )}
    </p>
  )
}
