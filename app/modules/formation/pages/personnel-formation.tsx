import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Page, Section } from '#app/ui/page.tsx'
import { EmptyState } from '#app/ui/table.tsx'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listAptitudes, listCandidatures, listFormateurs } from '../queries/formateurs.server.ts'
import {
  affecterFormateur,
  affecterFormateurSchema,
} from '../use-cases/affecter-formateur.server.ts'
import type { Route } from './+types/personnel-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'personnel.affecter', formation)
  const formateurs = await listFormateurs(ctx)
  const journees = await listJournees(ctx, [formation.id])
  const candidatures = await listCandidatures(ctx, formation.id)
  const aptitudes = await listAptitudes(
    ctx,
    formation,
    journees,
    formateurs.map(({ id }) => id),
  )
  const pris = new Set(
    candidatures.filter(({ statut }) => statut === 'acceptee').map(({ adherentId }) => adherentId),
  )
  const lignes = formateurs
    .filter(({ id }) => !pris.has(id))
    .map(({ id, nom, prenoms, centre }) => ({
      id,
      nom,
      prenoms,
      centre,
      candidatureId: newId(),
      empechement: aptitudes.find(({ adherentId }) => adherentId === id)?.empechement,
      competence: aptitudes.find(({ adherentId }) => adherentId === id)?.competence,
    }))
  return { formation, acceptes: pris.size, lignes }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'personnel.affecter', formation)
  return submit(request, { formationId }, affecterFormateurSchema, async (input) => {
    await affecterFormateur(ctx, input)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId }),
      'Formateur affecté. Il est prévenu.',
    )
  })
}

export default function PersonnelFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, acceptes, lignes } = loaderData
  const assignables = lignes.filter(({ empechement }) => !empechement)
  const autres = lignes.filter(({ empechement }) => empechement)
  return (
    <Page
      title="Ajouter personnel formation"
      breadcrumb={[
        { label: formation.intitule, href: href('/:union/espace/formations/:formationId', params) },
      ]}
      subtitle={`${formation.numero} · ${acceptes} sur ${plural(formation.formateursRequis, 'formateur', 'formateurs')}`}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <Section title="Assignables" count={assignables.length}>
        {assignables.length === 0 ? (
          <EmptyState title="Aucun formateur disponible">
            Les raisons sont ci-dessous, personne par personne.
          </EmptyState>
        ) : (
          <ul className="people">
            {assignables.map(({ id, nom, prenoms, centre, competence, candidatureId }) => (
              <li key={id}>
                <Avatar initials={`${prenoms.charAt(0)}${nom.charAt(0)}`} />
                <div>
                  <b>
                    {prenoms} {nom}
                  </b>
                  <small>
                    {centre ?? 'Sans centre'} · {competence} valable
                  </small>
                </div>
                <form method="post">
                  <input type="hidden" name="id" value={candidatureId} />
                  <input type="hidden" name="adherentId" value={id} />
                  <Button size="small" aria-label={`Affecter ${prenoms} ${nom}`}>
                    Affecter
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {autres.length > 0 && (
        <details className="fold block">
          <summary>Non assignables ({autres.length})</summary>
          <ul className="people">
            {autres.map(({ id, nom, prenoms, centre, empechement }) => (
              <li key={id}>
                <Avatar initials={`${prenoms.charAt(0)}${nom.charAt(0)}`} />
                <div>
                  <b>
                    {prenoms} {nom}
                  </b>
                  <small>{centre ?? 'Sans centre'}</small>
                  <span className="reason">
                    <Icon name="lock" />
                    {empechement}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Page>
  )
}
