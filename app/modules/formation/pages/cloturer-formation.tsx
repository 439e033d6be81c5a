import { href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar } from '#app/ui/form.tsx'
import { plural } from '#app/ui/format.ts'
import { Message } from '#app/ui/message.tsx'
import { Page } from '#app/ui/page.tsx'
import { empechementCloture } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findOublis } from '../queries/listes.server.ts'
import { cloturerFormation } from '../use-cases/cloturer-formation.server.ts'
import type { Route } from './+types/cloturer-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.cloturer', formation)
  const journees = await listJournees(ctx, [formation.id])
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  return {
    formation,
    oublis: await findOublis(ctx, formation.id),
    empechement: empechementCloture(formation, journees, maintenant),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.cloturer', formation)
  return submit(request, {}, z.object({}), async () => {
    await cloturerFormation(ctx, formationId)
    return redirectWithToast(
      href('/:union/espace/formations/:formationId', { ...params, formationId }),
      'Formation clôturée. Le procès-verbal est prêt.',
    )
  })
}

export default function CloturerFormationPage({
  loaderData,
  actionData,
  params,
}: Route.ComponentProps) {
  const { formation, oublis, empechement } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  const alertes = [
    oublis.valides === 0 && 'Aucun stagiaire n’est validé : le procès-verbal n’aura aucun nom.',
    oublis.nonValidees > 0 &&
      `${plural(oublis.nonValidees, 'inscription n’est pas validée', 'inscriptions ne sont pas validées')} : ${oublis.nonValidees > 1 ? 'elles seront ignorées' : 'elle sera ignorée'}.`,
    oublis.sansPresence > 0 &&
      `${plural(oublis.sansPresence, 'stagiaire inscrit n’a pas de présence validée', 'stagiaires inscrits n’ont pas de présence validée')}.`,
    oublis.formateurs < formation.formateursRequis &&
      `${oublis.formateurs} formateur sur ${formation.formateursRequis} est affecté.`,
  ].filter((alerte) => alerte !== false)
  return (
    <Page
      title="Clôturer formation"
      width="form"
      breadcrumb={[{ label: formation.intitule, href: fiche }]}
      subtitle={formation.numero}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        {empechement ? (
          <Message kind="attend" title={empechement} />
        ) : (
          <Message
            kind="info"
            title={`${plural(oublis.valides, 'stagiaire validé figurera', 'stagiaires validés figureront')} au procès-verbal.`}
          >
            <p>
              Le procès-verbal reçoit un numéro et ne change plus. Les autres inscriptions sont
              ignorées.
            </p>
          </Message>
        )}
        {alertes.length > 0 && (
          <Message kind="attend" title="À vérifier avant de clôturer">
            <ul>
              {alertes.map((alerte) => (
                <li key={alerte}>{alerte}</li>
              ))}
            </ul>
          </Message>
        )}
      </div>
      <form method="post">
        <SaveBar>
          {!empechement && (
            <Button variant="primary" icon="lock">
              Clôturer la formation
            </Button>
          )}
          <ButtonLink href={fiche}>Garder la formation ouverte</ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
