import { type ActionFunctionArgs, href, redirect } from 'react-router'
import { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { readForm, submit } from '#app/platform/form.server.ts'
import { asPublic } from '#app/platform/public-door.server.ts'
import { empechementAffluence } from '../public-door.server.ts'
import { findParLien } from '../queries/lien.server.ts'
import { type DemandeSaisie, demandeConnueSchema, demandeNouvelleSchema } from '../schema.ts'
import { demanderFormation } from '../use-cases/demander-formation.server.ts'
import { demanderLien } from '../use-cases/demander-lien.server.ts'

const numeroSchema = z.object({ numeroClient: z.string().max(40).catch('') })

/** CLI-1: the request itself, or the number that makes a link be mailed. */
export async function recevoirDemande({ request, params, context }: ActionFunctionArgs) {
  const ctx = asPublic(ctxOf(context))
  const union = params.union ?? ''
  const { values } = await readForm(request.clone())
  if (values.intention === 'numero') {
    return submit(request, {}, numeroSchema, async ({ numeroClient }) => {
      refuseIf(await empechementAffluence(ctx, context, 'numero'), 'numeroClient')
      await demanderLien(ctx, numeroClient)
      return redirect(`${href('/:union/demande-formation', { union })}?lien=envoye`)
    })
  }
  const lien = params.jeton ? await findParLien(ctx, params.jeton) : undefined
  if (params.jeton && !lien)
    return redirect(`${href('/:union/demande-formation', { union })}?lien=perime`)
  const envoyer = async (saisie: DemandeSaisie) => {
    refuseIf(await empechementAffluence(ctx, context, 'demande', saisie.email))
    const jeton = await demanderFormation(ctx, saisie, lien?.client.id)
    return redirect(`${href('/:union/suivi/:jeton', { union, jeton })}?fait=demande`)
  }
  return lien
    ? submit(request, {}, demandeConnueSchema, envoyer)
    : submit(request, {}, demandeNouvelleSchema, envoyer)
}
