import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { estComplete } from '#app/modules/formation/model.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { fieldId } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { formatInstant, plural } from '#app/ui/format.ts'
import { Page } from '#app/ui/page.tsx'
import { EmptyState, Table } from '#app/ui/table.tsx'
import { nomComplet } from '../model/stagiaire.ts'
import { empechementGestion } from '../model.ts'
import { can } from '../policy.ts'
import { listAttente } from '../queries/attente.server.ts'
import { findFormationPour } from '../queries/feuille.server.ts'
import { proposerPlace, proposerPlaceSchema } from '../use-cases/proposer-place.server.ts'
import {
  refuserInscription,
  refuserInscriptionSchema,
} from '../use-cases/refuser-inscription.server.ts'
import type { Route } from './+types/liste-attente.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = await findFormationPour(ctx, params.formationId, 'inscription.lister')
  const attente = await listAttente(ctx, formation.id)
  const { numero, intitule, places, prises } = formation
  return {
    formation: { numero, intitule, places, prises },
    complete: estComplete(formation),
    empechement: empechementGestion(formation),
    peutAgir: can(ctx, 'inscription.creer', formation),
    fuseau: ctx.union.fuseau,
    lignes: attente.map(({ id, email, telephone, ...une }) => ({
      id,
      nom: nomComplet(une),
      contact: email ?? telephone ?? une.responsableEmail ?? '',
      arrivee: une.inscriteLe,
      // A hold that has lapsed waits for the next offer to be closed.
      jusque: une.tenueJusque !== null && une.tenueJusque > ctx.now ? une.tenueJusque : null,
      statut: une.statut,
    })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  await findFormationPour(ctx, params.formationId, 'inscription.creer')
  const formationId = uuidParam(params.formationId)
  const ici = href('/:union/espace/formations/:formationId/attente', params)
  const { values } = await readForm(request.clone())
  if (values.intention === 'retirer') {
    return submit(request, { formationId }, refuserInscriptionSchema, async (input) => {
      await refuserInscription(ctx, input)
      return redirectWithToast(ici, 'Personne retirée de la liste d’attente. Elle est prévenue.')
    })
  }
  return submit(request, { formationId }, proposerPlaceSchema, async (input) => {
    await proposerPlace(ctx, input)
    return redirectWithToast(ici, 'Place proposée. Le courriel part dans la minute.')
  })
}

export default function ListeAttentePage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { formation, complete, empechement, peutAgir, fuseau, lignes } = loaderData
  const rangs = new Map(
    lignes.filter(({ statut }) => statut === 'liste_attente').map(({ id }, rang) => [id, rang + 1]),
  )
  return (
    <Page
      title="Liste d’attente"
      breadcrumb={[
        {
          label: `${formation.numero} ${formation.intitule}`,
          href: href('/:union/espace/formations/:formationId', params),
        },
      ]}
      subtitle={`${formation.prises} sur ${plural(formation.places, 'place', 'places')}. Une place qui se libère est proposée à la première personne, qui a un délai pour l’accepter.`}
      actions={
        <ButtonLink
          icon="pencil"
          href={`${href('/:union/espace/formations/:formationId/modifier', params)}#${fieldId('places')}`}
        >
          Changer le nombre de places
        </ButtonLink>
      }
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      {lignes.length === 0 ? (
        <EmptyState title="Personne n’attend.">
          Quand la formation est complète, le site propose aux visiteurs de rejoindre cette liste.
        </EmptyState>
      ) : (
        <Table caption="Liste d’attente" cards>
          <thead>
            <tr>
              <th scope="col">Rang</th>
              <th scope="col">Personne</th>
              <th scope="col">Depuis le</th>
              <th scope="col">Situation</th>
              {peutAgir && <th scope="col">Actions</th>}
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ id, nom, contact, arrivee, jusque, statut }) => (
              <tr key={id}>
                <td data-l="Rang">{rangs.get(id) ?? '–'}</td>
                <th scope="row">
                  <a
                    href={href('/:union/espace/formations/:formationId/stagiaires/:inscriptionId', {
                      ...params,
                      inscriptionId: id,
                    })}
                  >
                    {nom}
                  </a>
                  <small>{contact}</small>
                </th>
                <td data-l="Depuis le">{formatInstant(arrivee, fuseau)}</td>
                <td data-l="Situation">
                  {statut === 'liste_attente' ? (
                    <Badge kind="attend" icon="hourglass">
                      Attend
                    </Badge>
                  ) : (
                    <>
                      <Badge kind="info" icon="mail">
                        Place proposée
                      </Badge>
                      <small>
                        {jusque ? `jusqu’au ${formatInstant(jusque, fuseau)}` : 'délai passé'}
                      </small>
                    </>
                  )}
                </td>
                {peutAgir && (
                  <td>
                    {statut === 'liste_attente' && (
                      <form method="post">
                        <input type="hidden" name="inscriptionId" value={id} />
                        {complete && <input type="hidden" name="ajouter" value="oui" />}
                        <Button
                          size="small"
                          name="intention"
                          value="proposer"
                          disabledReason={empechement}
                        >
                          {complete ? 'Ajouter une place pour elle' : 'Proposer une place'}
                          <span className="offscreen"> {nom}</span>
                        </Button>
                      </form>
                    )}
                    <Details summary="Retirer">
                      <form method="post">
                        <input type="hidden" name="inscriptionId" value={id} />
                        <Button
                          size="small"
                          variant="danger"
                          name="intention"
                          value="retirer"
                          disabledReason={empechement}
                        >
                          Retirer de la liste<span className="offscreen"> {nom}</span>
                        </Button>
                      </form>
                    </Details>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Page>
  )
}
