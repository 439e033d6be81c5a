import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { nomComplet } from '#app/modules/stagiaire/model/stagiaire.ts'
import { listStagiairesValides } from '#app/modules/stagiaire/public.server.ts'
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
import { ResultatsStagiaires } from '../components/resultats-stagiaires.tsx'
import { oublisAvantCloture } from '../model/oublis.ts'
import { empechementCloture } from '../model.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findOublis } from '../queries/cloture.server.ts'
import {
  cloturerFormation,
  cloturerFormationSchema,
} from '../use-cases/cloturer-formation.server.ts'
import type { Route } from './+types/cloturer-formation.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formation = (await findFormation(ctx, uuidParam(params.formationId))) ?? notFound()
  authorize(ctx, 'formation.cloturer', formation)
  const journees = await listJournees(ctx, [formation.id])
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  const stagiaires = await listStagiairesValides(ctx, formation.id)
  const oublis = await findOublis(ctx, formation.id)
  return {
    intitule: formation.intitule,
    numero: formation.numero,
    stagiaires: stagiaires.map((stagiaire) => ({
      id: stagiaire.id,
      nom: nomComplet(stagiaire),
      resultat: stagiaire.resultat,
    })),
    oublis: oublisAvantCloture(oublis, formation.formateursRequis),
    empechement: empechementCloture(formation, journees, maintenant),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'formation.cloturer', formation)
  return submit(request, {}, cloturerFormationSchema, async ({ resultats }) => {
    await cloturerFormation(ctx, formationId, resultats)
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
  const { intitule, numero, stagiaires, oublis, empechement } = loaderData
  const fiche = href('/:union/espace/formations/:formationId', params)
  return (
    <Page
      title="Clôturer formation"
      width="form"
      breadcrumb={[{ label: intitule, href: fiche }]}
      subtitle={numero}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <div className="stack">
        {empechement ? (
          <Message kind="attend" title={empechement} />
        ) : (
          <Message
            kind="info"
            title={`${plural(stagiaires.length, 'stagiaire validé figurera', 'stagiaires validés figureront')} au procès-verbal.`}
          >
            <p>
              Le procès-verbal reçoit un numéro et ne change plus. Les autres inscriptions sont
              ignorées.
            </p>
          </Message>
        )}
        {oublis.length > 0 && (
          <Message kind="attend" title="À vérifier avant de clôturer">
            <ul>
              {oublis.map(({ phrase, page }) => (
                <li key={phrase}>
                  {phrase} <a href={fiche + page}>Voir</a>
                </li>
              ))}
            </ul>
          </Message>
        )}
      </div>
      <form method="post">
        {!empechement && stagiaires.length > 0 && <ResultatsStagiaires stagiaires={stagiaires} />}
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
