import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { estCodeCourt } from '../code-emargement.server.ts'
import { lockFormationDe, noterPresent } from '../emargement.server.ts'
import { codeInconnu, empechementEmargement } from '../model/emargement.ts'
import { authorize } from '../policy.ts'
import { listCreneauxSuivis } from '../queries/emargement.server.ts'
import { findSuivi } from '../queries/suivi.server.ts'

export const emargerSuiviSchema = z.object({
  jeton: z.string().max(100),
  /** As the trainer shows it, `482 913`. */
  code: z
    .string('Tapez le code que montre votre formateur.')
    .transform((texte) => texte.replaceAll(/\D/g, ''))
    .refine((texte) => texte.length === 6, 'Le code a six chiffres.'),
})

/**
 * STA-5: the same act as with the code scanned, from the link the trainee was mailed: it says who, the six
 * figures shown in the room say that he is there, now.
 */
export function emargerSuivi(
  ctx: Ctx | WriteCtx,
  { jeton, code }: z.output<typeof emargerSuiviSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'presence.emarger')
    const { formationId } = (await findSuivi(ctx, jeton)) ?? notFound()
    await lockFormationDe(ctx, formationId)
    const suivi = (await findSuivi(ctx, jeton)) ?? notFound() // withdrawn, or closed, meanwhile
    const creneaux = await listCreneauxSuivis(ctx, suivi)
    refuseIf(empechementEmargement(suivi, creneaux))
    const creneau = creneaux.find(({ id, ouvert }) => ouvert && estCodeCourt(ctx, id, code))
    if (!creneau) throw new Refusal(codeInconnu, 'code')
    await noterPresent(ctx, suivi.id, creneau.id)
  })
}
