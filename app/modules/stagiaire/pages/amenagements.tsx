import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { formatTelephone } from '#app/modules/adherent/model/contact.ts'
import { formatDay } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Table } from '#app/ui/table.tsx'
import { nomComplet } from '../model/stagiaire.ts'
import { listAmenagements } from '../queries/amenagements.server.ts'
import type { Route } from './+types/amenagements.ts'

export function loader({ context }: Route.LoaderArgs) {
  return listAmenagements(ctxOf(context))
}

export default function AmenagementsPage({ loaderData, params }: Route.ComponentProps) {
  const { referent, lignes } = loaderData
  return (
    <Page
      title="Besoins d’aménagement"
      subtitle="Des stagiaires qui viennent bientôt. Un besoin s’efface trois mois après la formation."
    >
      {referent && (
        <Message kind="info" title="Vous êtes le référent handicap de l’union.">
          Appelez chaque stagiaire, puis dites au formateur ce qu’il faut préparer, sans en dire
          plus qu’il n’en a besoin.
        </Message>
      )}
      {lignes.length === 0 ? (
        <EmptyState title="Aucun besoin signalé">
          Le formulaire d’inscription pose la question. La réponse s’affiche ici jusqu’à la fin de
          la formation.
        </EmptyState>
      ) : (
        <Table caption="Besoins d’aménagement" cards>
          <thead>
            <tr>
              <th scope="col">Stagiaire</th>
              <th scope="col">Besoin</th>
              <th scope="col">Joindre</th>
              <th scope="col">Formation</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <tr key={ligne.id}>
                <th scope="row">
                  {ligne.ouvrable ? (
                    <a
                      href={href(
                        '/:union/espace/formations/:formationId/stagiaires/:inscriptionId',
                        { ...params, formationId: ligne.formationId, inscriptionId: ligne.id },
                      )}
                    >
                      {nomComplet(ligne)}
                    </a>
                  ) : (
                    nomComplet(ligne)
                  )}
                </th>
                <td data-l="Besoin">{ligne.amenagement}</td>
                <td data-l="Joindre">
                  <Joindre {...ligne} />
                </td>
                <td data-l="Formation">
                  {ligne.intitule} ({ligne.numero}){' '}
                  <small className="soft">
                    {[ligne.premierJour && formatDay(ligne.premierJour), ligne.lieu]
                      .filter(Boolean)
                      .join(', ')}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}

function Joindre({ telephone, email }: { telephone: string | null; email: string | null }) {
  if (!telephone && !email) return <span className="soft">Aucun moyen connu</span>
  return (
    <>
      {telephone && (
        <a className="nowrap" href={`tel:${telephone}`}>
          {formatTelephone(telephone)}
        </a>
      )}
      {telephone && email && <br />}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </>
  )
}
