import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { empechementReponse } from '../model.ts'
import { authorize } from '../policy.ts'
import { findSondageParJeton } from '../queries/envois.server.ts'
import { insertReponse, type Saisie } from '../reponse.server.ts'

/** STA-8: one answer per link, whoever presses first: the row is locked before it is read. */
export function repondreEnquete(
  ctx: Ctx | WriteCtx,
  { jeton, saisie }: { jeton: string; saisie: Saisie },
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'enquete.repondre')
    await ctx.db
      .selectFrom('enqueteEnvoi')
      .where('unionId', '=', ctx.union.id)
      .where('jetonSha256', '=', hashToken(jeton))
      .select('id')
      .forUpdate()
      .execute()
    const sondage = (await findSondageParJeton(ctx, jeton)) ?? notFound()
    refuseIf(empechementReponse(sondage, ctx.now))
    await insertReponse(ctx, sondage, saisie, null)
    const objet = { genre: 'formation', id: sondage.formationId }
    record(ctx, 'enquete.repondue', objet, { genre: sondage.genre })
  })
}
