import { envoyerLienAcces } from '#app/modules/compte/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, TooMany } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { countOne } from '#app/platform/throttle.server.ts'
import { authorize } from '../policy.ts'
import { findEtatCompte } from '../queries/etat.server.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

/** Three links an hour for a member: more would only fill a mailbox. */
const liens = { name: 'renvoi_mot_de_passe', points: 3, seconds: 3600 }

/**
 * ADH-12: a link to choose a password, always to the account's own address, whatever the contact's.
 * Good for 72 hours the first time, for one hour afterwards.
 */
export async function renvoyerMotDePasse(ctx: Ctx, adherentId: string): Promise<void> {
  authorize(ctx, 'adherent.renvoyer_mot_de_passe')
  await ctx.closeReader() // counting takes a connection of its own
  if ((await countOne(liens, `${ctx.union.id}:${adherentId}`)) !== undefined) {
    throw new TooMany('Trois liens sont déjà partis depuis une heure. Réessayez plus tard.')
  }
  await transaction(ctx, async (ctx) => {
    await lockAdherentPour(ctx, 'adherent.renvoyer_mot_de_passe', adherentId)
    const compte = (await findEtatCompte(ctx, adherentId)) ?? notFound()
    if (compte.etat === 'desactive') {
      throw new Refusal('Ce compte est désactivé\u00a0: réactivez-le d’abord.')
    }
    const genre = compte.motDePasseDefini ? 'oubli' : 'creation'
    await enqueue(ctx, envoyerLienAcces, { adherentId, genre })
    record(ctx, 'adherent.mot_de_passe_renvoye', { genre: 'adherent', id: adherentId })
  })
}
