import { z } from 'zod'
import { emailSchema } from '#app/modules/adherent/model/contact.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, StaleVersion } from '#app/platform/errors.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { domaineDe } from '../model/verification.ts'
import { authorize } from '../policy.ts'
import { findAdresseEnvoi } from '../queries/adresse-envoi.server.ts'

const facultative = z
  .union([z.literal(''), emailSchema], { error: 'Cette adresse n’est pas valable.' })
  .transform((adresse) => adresse || null)

export const modifierAdresseEnvoiSchema = z.object({
  version: z.coerce.number({ error: 'Rechargez la page.' }).int('Rechargez la page.'),
  adresse: facultative,
  reponse: facultative,
  selecteurDkim: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{0,60}$/, 'Le sélecteur est un mot, comme « mail » ou « s1 ».')
    .transform((selecteur) => selecteur || null),
})

/** From which address the union writes, and where answers arrive. */
export function modifierAdresseEnvoi(
  ctx: Ctx | WriteCtx,
  input: z.output<typeof modifierAdresseEnvoiSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'courriel.regler')
    const { version, ...choix } = input
    if (choix.adresse && !domaineDe(choix.adresse))
      throw new Refusal('Cette adresse n’a pas de domaine public.', 'adresse')
    const avant = await findAdresseEnvoi(ctx)
    if (avant.version !== version) throw new StaleVersion()
    await ctx.db
      .insertInto('adresseEnvoi')
      .values({ unionId: ctx.union.id, ...choix, version: version + 1 })
      .onConflict((conflict) =>
        conflict.column('unionId').doUpdateSet({ ...choix, version: version + 1 }),
      )
      .execute()
    const id = ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : newId()
    record(ctx, 'courriel.adresse_envoi_modifiee', { genre: 'adherent', id })
  })
}
