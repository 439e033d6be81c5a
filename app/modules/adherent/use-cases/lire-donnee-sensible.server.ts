import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Forbidden, notFound, Refusal } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { decrypt } from '#app/platform/secrets/secrets.server.ts'
import { authorize, droits } from '../policy.ts'
import { findFicheSensible, placeSensible } from '../queries/sensibles.server.ts'

export const lireDonneeSensibleSchema = z.object({
  adherentId: z.uuid(),
  champ: z.enum(['iban', 'nir'], { error: 'Choisissez ce qui est à afficher.' }),
})

/** ADH-7: opens one value for one person. The trace is written with the reading, or there is no reading. */
export function lireDonneeSensible(
  ctx: Ctx | WriteCtx,
  { adherentId, champ }: z.output<typeof lireDonneeSensibleSchema>,
): Promise<string> {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'donnee_sensible.lire')
    const { acteur } = ctx
    // A trace names a reader: the platform itself reads nothing.
    if (acteur.genre !== 'adherent') {
      throw new Forbidden('donnee_sensible.lire', droits['donnee_sensible.lire'].libelle)
    }
    const fiche = (await findFicheSensible(ctx, adherentId)) ?? notFound()
    authorize(ctx, 'donnee_sensible.lire', fiche)
    const donnee = await ctx.db
      .selectFrom('donneeSensible')
      .where('unionId', '=', ctx.union.id)
      .where('adherentId', '=', adherentId)
      .where('champ', '=', champ)
      .select('valeurChiffree')
      .executeTakeFirst()
    if (!donnee) throw new Refusal('Cette donnée n’est pas renseignée.')
    await ctx.db
      .insertInto('lectureSensible')
      .values({
        unionId: ctx.union.id,
        id: newId(),
        lecteurId: acteur.adherentId,
        adherentId,
        champ,
        le: ctx.now,
      })
      .execute()
    return decrypt(donnee.valeurChiffree, placeSensible(adherentId, champ))
  })
}
