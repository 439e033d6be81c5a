import { sql } from 'kysely'
import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { heureDans } from '#app/platform/jour.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { adresseDesabonnement } from '../desabonnement.server.ts'
import { resumeEmail } from '../emails/resume.ts'
import { libelleGenre } from '../model/genre.ts'
import { tout } from '../model/preference.ts'
import { listDestinataires } from '../queries/preferences.server.ts'

const heureEnvoi = '18:00'

/**
 * The mail of the day, at 18 h in the union's time: what was announced before that hour and is still
 * unread. Runs every hour: one that was missed is caught up before midnight, one done finds nothing.
 */
export const envoyerResumes = defineJob('notification.resumer', z.object({}), async (ctx) => {
  if (heureDans(ctx.union.fuseau, ctx.now) < heureEnvoi) return
  for (const adherentId of await listEnAttente(ctx)) {
    await transaction(ctx, (ctx) => resumer(ctx, adherentId))
  }
})

/** The instant of 18 h today, there. */
function limite(ctx: Ctx | WriteCtx) {
  return sql<Date>`((${ctx.aujourdhui}::date + ${heureEnvoi}::time) at time zone ${ctx.union.fuseau})`
}

async function listEnAttente(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('notification')
    .where('unionId', '=', ctx.union.id)
    .where('aResumer', '=', true)
    .where('creeLe', '<', limite(ctx))
    .select('adherentId')
    .distinct()
    .execute()
  return rows.map(({ adherentId }) => adherentId)
}

/** The lines are taken and the mail written together: two runs at once give one mail. */
async function resumer(ctx: WriteCtx, adherentId: string): Promise<void> {
  const prises = await ctx.db
    .updateTable('notification')
    .set({ aResumer: false })
    .where('unionId', '=', ctx.union.id)
    .where('adherentId', '=', adherentId)
    .where('aResumer', '=', true)
    .where('creeLe', '<', limite(ctx))
    .returning(['titre', 'genre', 'creeLe', 'lueLe'])
    .execute()
  const annonces = prises
    .filter(({ lueLe }) => lueLe === null)
    .sort((une, autre) => une.creeLe.getTime() - autre.creeLe.getTime())
  const [destinataire] = await listDestinataires(ctx, [adherentId])
  if (annonces.length === 0 || !destinataire?.email) return
  await envoyerCourriel(ctx, {
    ...resumeEmail({
      to: destinataire.email,
      prenom: destinataire.prenoms,
      personneId: destinataire.personneId,
      annonces: annonces.map(({ titre, genre }) => ({ titre, genre: libelleGenre(genre) })),
      lien: publicUrl(ctx, '/espace/compte/notifications'),
    }),
    desabonnement: adresseDesabonnement(ctx, { adherentId, genre: tout }),
  })
}
