import { href } from 'react-router'
import { Badge } from '#app/ui/badge.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { plural } from '#app/ui/format.ts'
import { Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { SecondFacteurDemande } from './second-facteur-demande.tsx'

type Props = {
  facteurs: { id: string; genre: string; nom: string; ajoute: string; servi: string | null }[]
  codes: number
  /** Until when a role may do without one; null when nobody asks. */
  demande: { avant: string; retenu: boolean } | null
  params: { union: string }
}

/** What is asked besides the password, and what to add. */
export function SecondsFacteurs({ facteurs, codes, demande, params }: Props) {
  const aucun = facteurs.length === 0
  return (
    <Section title="Second facteur" id="second-facteur">
      <div className="stack">
        {demande && <SecondFacteurDemande {...demande} params={params} />}
        {aucun ? (
          <p>
            Quelqu’un qui apprendrait votre mot de passe entrerait à votre place. Un second facteur
            l’en empêche&nbsp;: il faut aussi votre téléphone, ou votre clé.
          </p>
        ) : (
          <Table caption="Seconds facteurs" cards>
            <thead>
              <tr>
                <th scope="col">Second facteur</th>
                <th scope="col">Dernier usage</th>
                <th scope="col">
                  <span className="offscreen">Acte</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {facteurs.map(({ id, genre, nom, ajoute, servi }) => (
                <tr key={id}>
                  <th scope="row">
                    {nom}{' '}
                    {genre === 'cle' && (
                      <Badge kind="info" icon="key-round">
                        Clé d’accès
                      </Badge>
                    )}
                    <small>Ajouté {ajoute}</small>
                  </th>
                  <td data-l="Dernier usage">{servi ?? 'Jamais'}</td>
                  <td>
                    <a
                      href={href('/:union/espace/compte/securite/retirer/:facteurId', {
                        ...params,
                        facteurId: id,
                      })}
                    >
                      Retirer<span className="offscreen"> {nom}</span>…
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <div className="actions">
          <ButtonLink
            variant={aucun ? 'primary' : 'default'}
            href={href('/:union/espace/compte/securite/application', params)}
          >
            Ajouter une application de codes
          </ButtonLink>
          <ButtonLink href={href('/:union/espace/compte/securite/cle', params)} icon="key-round">
            Ajouter une clé d’accès
          </ButtonLink>
        </div>
        {!aucun && (
          <p>
            {codes > 0
              ? `Il vous reste ${plural(codes, 'code', 'codes')} de secours. `
              : 'Vous n’avez plus de code de secours. '}
            <a href={href('/:union/espace/compte/securite/codes-de-secours', params)}>
              Créer dix nouveaux codes
            </a>
          </p>
        )}
      </div>
    </Section>
  )
}
