import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { lireDesabonnement } from '../desabonnement.server.ts'
import { ecrirePreferences } from '../ecriture.server.ts'
import { canauxOuverts, courrielsFacultatifs, tout } from '../model/preference.ts'
import { authorize } from '../policy.ts'
import { findReglages, lockReglages } from '../queries/preferences.server.ts'

export const seDesabonnerSchema = z.object({
  jeton: z.string().max(300),
  portee: z.enum(['genre', 'tout']).catch('genre'),
})

/** Stops the optional mails that a link names, or all of them, without a login: the link is signed. */
export function seDesabonner(
  ctx: Ctx | WriteCtx,
  { jeton, portee }: z.output<typeof seDesabonnerSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'notification.desabonner')
    const lien = lireDesabonnement(ctx, jeton) ?? notFound()
    await lockReglages(ctx, lien.adherentId)
    const { preferences } = (await findReglages(ctx, lien.adherentId)) ?? notFound()
    const vise = portee === 'tout' ? tout : lien.genre
    const coupes = courrielsFacultatifs
      .filter((genre) => vise === tout || vise === genre)
      .filter((genre) => canauxOuverts(genre, preferences).includes('courriel'))
    if (coupes.length === 0) return // already stopped: the second click answers like the first
    await ecrirePreferences(
      ctx,
      lien.adherentId,
      coupes.map((genre) => ({ genre, canal: 'courriel', actif: false })),
    )
    record(
      ctx,
      'notification.desabonnee',
      { genre: 'adherent', id: lien.adherentId },
      { genre: vise },
    )
  })
}
