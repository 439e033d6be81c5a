import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { lockSondagePour } from '../envoi.server.ts'
import { insertReponse, type Saisie } from '../reponse.server.ts'

/** What somebody without an address answered on paper. The link, if there is one, is then used. */
export function saisirReponse(
  ctx: Ctx | WriteCtx,
  { formationId, envoiId, saisie }: { formationId: string; envoiId: string; saisie: Saisie },
) {
  return transaction(ctx, async (ctx) => {
    const sondage = await lockSondagePour(ctx, formationId, envoiId)
    refuseIf(sondage.reponduLe ? 'Cette personne a déjà répondu à ce sondage.' : undefined)
    const saisiePar = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
    await insertReponse(ctx, sondage, saisie, saisiePar)
    const objet = { genre: 'formation', id: formationId }
    record(ctx, 'enquete.reponse_saisie', objet, { genre: sondage.genre })
  })
}
