import { z } from 'zod'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { modeleConfirmation } from '../emails/confirmation.ts'
import { envoyerConfirmation } from '../jobs/envoyer-confirmation.server.ts'
import { confirmationsParHeure, statutsVivants } from '../model.ts'
import { exiger } from '../policy.ts'
import {
  countCourriels,
  findInscription,
  findInscriptionParSuivi,
  type Inscription,
} from '../queries/inscriptions.server.ts'

export const renvoyerConfirmationSchema = z.object({
  formationId: z.uuid(),
  inscriptionId: z.uuid(),
})

/** STA-4: a manager sends the confirmation again, to the address now on the sheet. */
export function renvoyerConfirmation(ctx: Ctx, input: z.output<typeof renvoyerConfirmationSchema>) {
  return transaction(ctx, async (ctx) => {
    const formation = (await findFormation(ctx, input.formationId)) ?? notFound()
    exiger(ctx, 'inscription.modifier', formation)
    await renvoyer(ctx, await findInscription(ctx, formation.id, input.inscriptionId), false)
  })
}

/** STA-4: the trainee asks for it from the follow-up link, a few times an hour at most. */
export function redemanderConfirmation(ctx: Ctx, { jeton }: { jeton: string }) {
  return transaction(ctx, async (ctx) => {
    const inscription = (await findInscriptionParSuivi(ctx, hashToken(jeton))) ?? notFound()
    const depuis = new Date(ctx.now.getTime() - 3_600_000)
    const courriels = { modele: modeleConfirmation.cle, inscriptionId: inscription.id, depuis }
    if ((await countCourriels(ctx, courriels)) >= confirmationsParHeure) {
      throw new Refusal(
        'La confirmation est déjà partie plusieurs fois depuis une heure. Regardez aussi dans vos indésirables.',
      )
    }
    await renvoyer(ctx, inscription, true)
  })
}

async function renvoyer(ctx: WriteCtx, inscription: Inscription, limite: boolean): Promise<void> {
  if (!statutsVivants.includes(inscription.statut)) {
    throw new Refusal('Cette inscription n’est plus sur la liste : il n’y a rien à confirmer.')
  }
  if (inscription.email === null && inscription.responsableEmail === null) {
    throw new Refusal('Aucune adresse électronique n’est connue. Ajoutez-la, puis renvoyez.')
  }
  record(ctx, 'inscription.confirmation_renvoyee', { genre: 'inscription', id: inscription.id })
  await enqueue(
    ctx,
    envoyerConfirmation,
    { inscriptionId: inscription.id, demandeLe: ctx.now.toISOString(), limite },
    { key: `confirmation:${inscription.id}` },
  )
}
