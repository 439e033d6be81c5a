import { z } from 'zod'
import { nomAppareil } from '#app/modules/compte/model/appareil.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { isPushService } from '#app/platform/push.server.ts'
import { destinataire } from '../policy.ts'

const incomplet =
  'Votre navigateur n’a pas dit comment joindre cet appareil. Réessayez avec JavaScript.'

function cle(octets: number) {
  return z
    .string({ error: incomplet })
    .refine((texte) => Buffer.from(texte, 'base64url').length === octets, incomplet)
}

export const abonnerAppareilSchema = z.object({
  point: z.string({ error: incomplet }).min(1, incomplet).max(2000, incomplet),
  // An uncompressed point of P-256, and 16 bytes (RFC 8291).
  cleP256dh: cle(65),
  cleAuth: cle(16),
  agent: z.string().max(500),
})

const appareilsMax = 10

/** The device in hand will be told. A device that somebody else used in this union becomes this member's. */
export function abonnerAppareil(
  ctx: Ctx,
  { point, cleP256dh, cleAuth, agent }: z.output<typeof abonnerAppareilSchema>,
): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const { adherentId } = destinataire(ctx)
    if (!isPushService(point))
      throw new Refusal('Le service de notifications de ce navigateur n’est pas reconnu.')
    const deja = await ctx.db
      .selectFrom('abonnementPush')
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', adherentId)
      .where('point', '<>', point)
      .select('id')
      .execute()
    if (deja.length >= appareilsMax)
      throw new Refusal(`${appareilsMax} appareils sont déjà prévenus. Retirez-en un d’abord.`)
    const appareil = nomAppareil(agent)
    await ctx.db
      .insertInto('abonnementPush')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        adherentId,
        point,
        cleP256dh,
        cleAuth,
        appareil,
        creeLe: ctx.now,
        vuLe: ctx.now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['unionId', 'point'])
          .doUpdateSet({ adherentId, cleP256dh, cleAuth, appareil, vuLe: ctx.now }),
      )
      .execute()
    const objet = { genre: 'adherent', id: adherentId }
    record(ctx, 'notification.appareil_abonne', objet, { appareil })
  })
}
