import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { envoyerConventionClient } from '../jobs/envoyer-convention.server.ts'
import { authorize } from '../policy.ts'
import { lockFormation } from '../public.server.ts'
import { findConvention } from '../queries/convention.server.ts'
import { findInterlocuteur } from '../queries/donnees-convention.server.ts'

/** FOR-7: mails the latest convention to the client, its file with it. Gives the address. */
export function envoyerConvention(ctx: Ctx | WriteCtx, formationId: string): Promise<string> {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    authorize(ctx, 'convention.etablir', formation)
    const convention = await findConvention(ctx, formationId)
    if (!convention) throw new Refusal('Établissez d’abord la convention.')
    const contact = await findInterlocuteur(ctx, formationId, formation.clientId ?? '')
    if (!contact?.email) {
      throw new Refusal('Ce client n’a pas d’adresse : ajoutez-la à un contact de sa fiche.')
    }
    await ctx.db
      .updateTable('documentFormation')
      .set({ envoyeLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', convention.id)
      .execute()
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'formation.convention_envoyee', objet, { version: convention.numero })
    const demandeLe = ctx.now.toISOString()
    await enqueue(ctx, envoyerConventionClient, { formationId, demandeLe })
    return contact.email
  })
}
