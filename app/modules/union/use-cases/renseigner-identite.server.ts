import { z } from 'zod'
import { codePostalSchema, emailSchema } from '#app/modules/adherent/model/contact.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { optionalText, requiredText } from '#app/platform/fields.ts'
import { record } from '#app/platform/journal.server.ts'
import { siretSchema } from '../model/siret.ts'
import { objetUnion } from '../model.ts'
import { authorize } from '../policy.ts'

export const renseignerIdentiteSchema = z.object({
  raisonSociale: requiredText('Indiquez la raison sociale.', 150),
  adresse: requiredText('Indiquez l’adresse.'),
  codePostal: codePostalSchema,
  commune: requiredText('Indiquez la commune.', 80),
  telephone: optionalText(30),
  president: optionalText(120),
  siret: siretSchema,
  habilitationReference: optionalText(200),
  habilitationDate: z.iso.date('Cette date n’existe pas.').nullable(),
  emailFormations: emailSchema,
  emailDps: emailSchema,
})

/** What documents and public pages print: name, address, habilitation, addresses to write to. */
export function renseignerIdentite(
  ctx: Ctx | WriteCtx,
  identite: z.output<typeof renseignerIdentiteSchema>,
) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    const { version } = await ctx.db
      .updateTable('identiteUnion')
      .set((eb) => ({ ...identite, version: eb('version', '+', 1) }))
      .where('unionId', '=', ctx.union.id)
      .returning('version')
      .executeTakeFirstOrThrow()
    record(ctx, 'union.identite_renseignee', objetUnion, { version })
  })
}
