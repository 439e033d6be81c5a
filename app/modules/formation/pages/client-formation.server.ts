import { type ActionFunctionArgs, href } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import {
  garderFiche,
  rattacherDemande,
  rattacherDemandeSchema,
} from '#app/modules/client/public.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { failure, readForm, submit } from '#app/platform/form.server.ts'
import { uuidParam } from '#app/platform/pages.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { authorize } from '../policy.ts'
import { findFormation } from '../public.server.ts'
import { envoyerConvention } from '../use-cases/envoyer-convention.server.ts'
import { etablirConvention } from '../use-cases/etablir-convention.server.ts'

const idSchema = z.object({ formationId: z.uuid() })

/** What is decided about the client of a training: which record, which convention. */
export async function recevoirActe({ request, params, context }: ActionFunctionArgs) {
  const ctx = ctxOf(context)
  const formationId = uuidParam(params.formationId)
  const formation = (await findFormation(ctx, formationId)) ?? notFound()
  authorize(ctx, 'convention.etablir', formation)
  const page = href('/:union/espace/formations/:formationId/client', {
    union: params.union ?? '',
    formationId,
  })
  const { values } = await readForm(request.clone())
  if (typeof values.clientId === 'string') {
    return submit(request, { formationId }, rattacherDemandeSchema, async (input) => {
      await rattacherDemande(ctx, input)
      return redirectWithToast(page, 'Demande rattachée à la fiche.')
    })
  }
  if (values.intention === 'garder') {
    await garderFiche(ctx, formationId)
    return redirectWithToast(page, 'La nouvelle fiche est gardée.')
  }
  if (values.intention === 'etablir') {
    return submit(request, { formationId }, idSchema, async () => {
      const version = await etablirConvention(ctx, formationId)
      return redirectWithToast(
        page,
        `Convention version ${version} prête : relisez-la, puis envoyez-la.`,
      )
    })
  }
  if (values.intention === 'envoyer') {
    return submit(request, { formationId }, idSchema, async () => {
      const email = await envoyerConvention(ctx, formationId)
      return redirectWithToast(page, `La convention part à ${email}.`)
    })
  }
  return failure(422, { values, errors: {}, formError: 'Cette action n’est pas reconnue.' })
}
