import { href } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import {
  accepterCandidatures,
  accepterCandidaturesSchema,
} from '../use-cases/accepter-candidatures.server.ts'
import { deciderCandidature, decisionSchema } from '../use-cases/decider-candidature.server.ts'
import { refuserFormation, refuserFormationSchema } from '../use-cases/refuser-formation.server.ts'
import { validerFormation } from '../use-cases/valider-formation.server.ts'
import type { Route } from './+types/formation.ts'

/** What the sheet of a formation decides: the formation itself, and who trains. */
export async function decider({ request, params, context }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const page = href('/:union/espace/formations/:formationId', { ...params, formationId })
  const { values } = await readForm(request.clone())
  if (values.intention === 'valider') {
    return submit(
      request,
      { formationId },
      decisionSchema.pick({ formationId: true }),
      async () => {
        await validerFormation(ctx, formationId)
        return redirectWithToast(page, 'Formation validée. Les formateurs sont prévenus.')
      },
    )
  }
  if (values.intention === 'refuser') {
    return submit(request, { formationId }, refuserFormationSchema, async (input) => {
      await refuserFormation(ctx, input)
      return redirectWithToast(page, 'Formation refusée.')
    })
  }
  if (values.intention === 'accepter' || values.intention === 'decliner') {
    return submit(request, { formationId }, decisionSchema, async (input) => {
      await deciderCandidature(ctx, input)
      return redirectWithToast(
        page,
        input.intention === 'accepter'
          ? 'Formateur accepté. Il est prévenu.'
          : 'Candidature déclinée.',
      )
    })
  }
  if (values.intention === 'accepter_tous') {
    return submit(request, { formationId }, accepterCandidaturesSchema, async (input) => {
      await accepterCandidatures(ctx, input)
      return redirectWithToast(page, 'Formateurs acceptés. Ils sont prévenus.')
    })
  }
  return failure(422, { values, errors: {}, formError: 'Cette action n’est pas reconnue.' })
}
