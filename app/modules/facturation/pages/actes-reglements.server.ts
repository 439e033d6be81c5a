import type { ActionFunctionArgs } from 'react-router'
import { z } from 'zod'
import { canStagiaires } from '#app/modules/stagiaire/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { submit } from '#app/platform/form.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { can } from '../policy.ts'
import { deciderSurnombre } from '../use-cases/decider-surnombre.server.ts'
import { demanderRecu } from '../use-cases/demander-recu.server.ts'

const acteSchema = z.object({
  intention: z.enum(['recu', 'surnombre'], { error: 'Choisissez un acte.' }),
  reglementId: z.uuid('Choisissez un règlement.'),
})

/** What is done on one line of a list of payments, from whichever page shows it. */
export function recevoirActe(ctx: Ctx, request: ActionFunctionArgs['request'], ici: string) {
  return submit(request, {}, acteSchema, async ({ intention, reglementId }) => {
    if (intention === 'surnombre') {
      await deciderSurnombre(ctx, { reglementId })
      return redirectWithToast(ici, 'Inscription validée en surnombre.')
    }
    const envoye = await demanderRecu(ctx, { reglementId })
    return redirectWithToast(
      ici,
      envoye
        ? 'Le reçu part par courriel dans la minute.'
        : 'Reçu établi. Aucune adresse électronique n’est connue : imprimez-le.',
    )
  })
}

export function droitsReglements(ctx: Ctx, portee?: { centreId: string | null }) {
  return {
    encaisser: can(ctx, 'reglement.encaisser', portee),
    rembourser: can(ctx, 'reglement.rembourser', portee),
    decider: can(ctx, 'reglement.decider', portee),
    stagiaires: canStagiaires(ctx, 'inscription.modifier', portee),
  }
}
