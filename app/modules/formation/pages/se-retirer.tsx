import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { notFound } from '#app/platform/errors.ts'
import { submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, SaveBar, TextArea } from '#app/ui/form.tsx'
import { Page } from '#app/ui/page.tsx'
import { phraseJournee } from '../model/horaires.ts'
import { authorize } from '../policy.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { listCandidatures } from '../queries/formateurs.server.ts'
import {
  retirerCandidature,
  retirerCandidatureSchema,
} from '../use-cases/retirer-candidature.server.ts'
import type { Route } from './+types/se-retirer.ts'

/** One's own application, alive; to anybody else the page is unknown. */
async function findLaSienne(ctx: Ctx, formationId: string) {
  authorize(ctx, 'candidature.poser')
  const moi = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : ''
  const candidatures = await listCandidatures(ctx, formationId)
  return candidatures.find(({ adherentId }) => adherentId === moi) ?? notFound()
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const { statut } = await findLaSienne(ctx, formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  const journees = await listJournees(ctx, [formationId])
  return {
    retenu: statut === 'acceptee',
    intitule: formation.intitule,
    numero: formation.numero,
    journees: journees.map((journee) => ({ id: journee.id, phrase: phraseJournee(journee) })),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const { id: candidatureId } = await findLaSienne(ctx, formationId)
  return submit(
    request,
    { formationId, candidatureId },
    retirerCandidatureSchema,
    async (input) => {
      await retirerCandidature(ctx, input)
      return redirectWithToast(
        href('/:union/espace/formations/postuler', params),
        'C’est noté. Les gestionnaires sont prévenus.',
      )
    },
  )
}

export default function SeRetirerPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { retenu, intitule, numero, journees } = loaderData
  return (
    <Page
      title={retenu ? 'Se retirer' : 'Retirer ma candidature'}
      width="form"
      subtitle={`${intitule}, ${numero}`}
    >
      <ErrorSummary errors={actionData?.errors ?? {}} formError={actionData?.formError} />
      <form method="post" className="fields">
        <div>
          {journees.map(({ id, phrase }) => (
            <p key={id}>{phrase}</p>
          ))}
        </div>
        <TextArea
          name="motif"
          label="Pourquoi"
          hint={
            retenu
              ? 'L’équipe doit vous remplacer : dites ce qui vous empêche de venir.'
              : 'Les gestionnaires sont prévenus.'
          }
          optional={!retenu}
          required={retenu}
          maxLength={500}
          error={actionData?.errors.motif}
        />
        <SaveBar>
          <Button variant="danger">{retenu ? 'Me retirer' : 'Retirer ma candidature'}</Button>
          <ButtonLink href={href('/:union/espace/formations/postuler', params)}>
            {retenu ? 'Rester dans l’équipe' : 'Rester candidat'}
          </ButtonLink>
        </SaveBar>
      </form>
    </Page>
  )
}
