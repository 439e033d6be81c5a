import { z } from 'zod'
import { lirePreference } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { cotisationEcheanceEmail } from '../emails/cotisation-echeance.ts'
import { phraseEcheance, seuilDe } from '../model/echeance.ts'
import { prevenir } from '../public.server.ts'
import { listFinsCotisations } from '../queries/echeances.server.ts'

/**
 * Each morning at 8 h in the union's time: members whose last paid fee ends within 30 days, or today.
 * One announcement for all the fees of a member, told once for each day of end.
 */
export const annoncerCotisations = defineJob(
  'notification.annoncer_cotisations',
  z.object({}),
  async (ctx) => {
    if (!heureDans(ctx.union.fuseau, ctx.now).startsWith('08')) return
    if (!(await lirePreference(ctx, 'annoncer_cotisations'))) return
    const fins = await listFinsCotisations(ctx)
    for (const [au, membres] of Map.groupBy(fins, ({ fin }) => fin)) {
      await annoncer(
        ctx,
        au,
        membres.map(({ adherentId }) => adherentId),
      )
    }
  },
)

async function annoncer(ctx: Ctx, fin: string, adherentIds: string[]): Promise<void> {
  const seuil = seuilDe(fin, ctx.aujourdhui)
  if (seuil === undefined || seuil === 'j60') return
  const phrase = phraseEcheance('Votre cotisation', fin, ctx.aujourdhui)
  await transaction(ctx, (ctx) =>
    prevenir(ctx, {
      adherentIds,
      genre: 'cotisation.echeance',
      cle: `${fin}.${seuil}`,
      titre: phrase,
      lien: '/compte/informations',
      courriel: (destinataire) => cotisationEcheanceEmail({ ...destinataire, phrase }),
    }),
  )
}
