import { z } from 'zod'
import { emailSchema } from '#app/modules/adherent/model/contact.ts'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { listJournees, lockFormation } from '#app/modules/formation/public.server.ts'
import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { record } from '#app/platform/journal.server.ts'
import { formatDay } from '#app/ui/format.ts'
import { lienPartenaireEmail } from '../emails/lien-partenaire.ts'
import { adressePartenaire } from '../lien-partenaire.server.ts'
import { formatJournees } from '../model/horaires.ts'
import { empechementLien, finDuLien } from '../model/places.ts'
import { exiger } from '../policy.ts'
import { findLien } from '../queries/liens-partenaires.server.ts'

export const envoyerLienPartenaireSchema = z.object({
  formationId: z.uuid(),
  lienId: z.uuid(),
  email: emailSchema,
})

/** FOR-6: mails the link to the partner, who gives it to its people. */
export function envoyerLienPartenaire(
  ctx: Ctx,
  { formationId, lienId, email }: z.output<typeof envoyerLienPartenaireSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    exiger(ctx, 'inscription.partager', formation)
    const lien = await findLien(ctx, formationId, lienId)
    refuseIf(empechementLien(lien, formation, ctx.aujourdhui))
    const { emailFormations, telephone } = await findIdentiteUnion(ctx)
    const places = lien.limite ?? formation.places
    await envoyerCourriel(
      ctx,
      lienPartenaireEmail({
        to: email,
        formationId,
        intitule: formation.intitule,
        numero: formation.numero,
        journees: formatJournees(await listJournees(ctx, [formationId])),
        places: String(places),
        fin: formatDay(finDuLien(lien, formation)),
        lien: adressePartenaire(ctx, lienId),
        contact: [emailFormations, telephone].filter((moyen) => moyen !== null).join(', '),
      }),
    )
    await ctx.db
      .updateTable('lienPartenaire')
      .set({ envoyeLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', lienId)
      .execute()
    record(
      ctx,
      'formation.lien_partenaire_envoye',
      { genre: 'formation', id: formationId },
      { lienId },
    )
  })
}
