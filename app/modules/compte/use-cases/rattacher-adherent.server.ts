import { z } from 'zod'
import { deplacerAdherent } from '#app/modules/adherent/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { alerter } from '../alertes.server.ts'
import { consommerLien } from '../liens.server.ts'
import { empechementRattachement } from '../model/rattachement.ts'
import { lienPerime } from '../model.ts'
import { changerDeCompte, findRattachement } from '../queries/rattachement.server.ts'

export const rattacherAdherentSchema = z.object({ jeton: z.string().max(200) })

/**
 * ADH-10, ADH-12: the owner of an account, logged in with it, opens the link received at the address of a
 * member of this union: that member is theirs from now on. The other account no longer opens this union.
 */
export function rattacherAdherent(
  ctx: Ctx,
  { jeton }: z.output<typeof rattacherAdherentSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    if (ctx.acteur.genre !== 'etranger') notFound()
    const { compteId } = ctx.acteur
    const demande = await findRattachement(ctx, jeton)
    if (!demande) throw new Refusal(lienPerime)
    refuseIf(empechementRattachement(demande, compteId))
    if (!(await consommerLien(ctx, jeton, ['rattachement']))) throw new Refusal(lienPerime)
    const { adherentId, ancien } = demande
    await deplacerAdherent(ctx, { adherentId, ancien, compteId })
    await changerDeCompte(ctx, ancien, compteId)
    record(ctx, 'compte.rattache', { genre: 'adherent', id: adherentId })
    await alerter(ctx, compteId, { quoi: 'rattachement', details: [['Union', ctx.union.nom]] })
  })
}
