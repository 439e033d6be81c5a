import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { ecrireA, envoyerLien } from '../ecriture.server.ts'
import { lockSondagePour } from '../envoi.server.ts'
import { empechementReponse } from '../model.ts'
import { listDestinataires } from '../queries/envois.server.ts'

export const renvoyerEnqueteSchema = z.object({ formationId: z.uuid(), envoiId: z.uuid() })

/** By hand: to somebody whose address came later, or who lost the mail. Not one of the two reminders. */
export function renvoyerEnquete(
  ctx: Ctx | WriteCtx,
  { formationId, envoiId }: z.output<typeof renvoyerEnqueteSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const sondage = await lockSondagePour(ctx, formationId, envoiId)
    refuseIf(empechementReponse(sondage, ctx.now))
    const [destinataire] = await listDestinataires(ctx, [envoiId])
    if (!destinataire?.adresse)
      throw new Refusal('Aucune adresse n’est connue : saisissez sa réponse sur papier.')
    if (sondage.envoyeLe) await ecrireA(ctx, destinataire, true)
    else await envoyerLien(ctx, destinataire)
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'enquete.renvoyee', objet, { genre: sondage.genre })
  })
}
