import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { aRembourserEmail } from '../emails/a-rembourser.ts'
import { listARendre } from '../queries/a-rendre.server.ts'
import { listTresoriers } from '../queries/tresoriers.server.ts'

/** FOR-11: a formation that was paid for is cancelled: the treasury is told, with the list by mail. */
export const prevenirARembourser = defineJob(
  'facturation.prevenir_a_rembourser',
  z.object({ formationId: z.uuid() }),
  async (ctx, { formationId }) => {
    const lignes = await listARendre(ctx, { formationId })
    const [premiere] = lignes
    if (!premiere) return // all of it was given back since
    const adherentIds = await listTresoriers(ctx)
    const lien = `/formations/${formationId}/remboursements`
    const donnees = { ...premiere, lignes, adresse: publicUrl(ctx, `/espace${lien}`) }
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds,
        genre: 'reglement.decision',
        cle: `formation_annulee.${formationId}`,
        titre: 'Une formation payée est annulée',
        lien,
        courriel: (destinataire) => aRembourserEmail({ ...destinataire, ...donnees }),
      }),
    )
  },
)
