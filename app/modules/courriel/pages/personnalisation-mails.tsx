import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { tousLesModeles } from '#app/modeles.ts'
import { Badge } from '#app/ui/badge.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page, Section } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { listReglagesModeles } from '../queries/modeles.server.ts'
import type { Route } from './+types/personnalisation-mails.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  authorize(ctx, 'courriel.ecrire')
  const { rows, pieces } = await listReglagesModeles(ctx)
  const modeles = tousLesModeles.map(({ cle, nom, rubrique, quand, pour }) => {
    const reglage = rows.find((row) => row.cle === cle)
    return {
      ...{ cle, nom, rubrique, quand, pour },
      changeLe: reglage?.sujet ? reglage.creeLe : null,
      pieces: pieces.find((piece) => piece.cle === cle)?.nombre ?? 0,
    }
  })
  return {
    rubriques: Object.entries(Object.groupBy(modeles, ({ rubrique }) => rubrique)),
    fuseau: ctx.union.fuseau,
  }
}

export default function PersonnalisationMailsPage({ loaderData, params }: Route.ComponentProps) {
  const { rubriques, fuseau } = loaderData
  return (
    <Page
      title="Personnalisation des mails"
      subtitle="Chaque mail que la plateforme envoie seule. Changez son texte, voyez le résultat, envoyez-vous un essai : le prochain mail part avec votre texte."
    >
      {rubriques.map(([rubrique, modeles]) => (
        <Section key={rubrique} title={rubrique}>
          <Table caption={`Mails : ${rubrique}`} cards>
            <thead>
              <tr>
                <th scope="col">Mail</th>
                <th scope="col">Quand il part</th>
                <th scope="col">À qui</th>
                <th scope="col">Texte</th>
              </tr>
            </thead>
            <tbody>
              {modeles.map((modele) => (
                <tr key={modele.cle}>
                  <th scope="row">
                    <a
                      href={href('/:union/espace/parametrages/mails/:cle', {
                        ...params,
                        cle: modele.cle,
                      })}
                    >
                      {modele.nom}
                    </a>
                  </th>
                  <td data-l="Quand il part">{modele.quand}</td>
                  <td data-l="À qui">{modele.pour}</td>
                  <td data-l="Texte">
                    {modele.changeLe ? (
                      <>
                        <Badge kind="info" icon="pencil">
                          Texte de l’union
                        </Badge>{' '}
                        <small>{formatInstant(modele.changeLe, fuseau)}</small>
                      </>
                    ) : (
                      <span className="soft nowrap">Texte d’origine</span>
                    )}
                    {modele.pieces > 0 && (
                      <small> {plural(modele.pieces, 'pièce jointe', 'pièces jointes')}</small>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      ))}
    </Page>
  )
}
