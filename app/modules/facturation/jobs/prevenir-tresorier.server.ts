import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { alerteTresorierEmail } from '../emails/alerte-tresorier.ts'
import { sujets } from '../model/alerte.ts'
import { listTresoriers } from '../queries/tresoriers.server.ts'

/** Tells whoever holds the treasury that something waits for a decision; nobody named. */
export const prevenirTresorier = defineJob(
  'facturation.prevenir_tresorier',
  z.object({
    sujet: z.enum(Object.keys(sujets) as (keyof typeof sujets)[]),
    cle: z.string(),
  }),
  async (ctx, { sujet, cle }) => {
    const adherentIds = await listTresoriers(ctx)
    const lien = '/tresorier/a-traiter'
    const adresse = publicUrl(ctx, `/espace${lien}`)
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds,
        genre: 'reglement.decision',
        cle: `${sujet}.${cle}`,
        titre: sujets[sujet].titre,
        lien,
        courriel: (destinataire) =>
          alerteTresorierEmail({ ...destinataire, ...sujets[sujet], adresse }),
      }),
    )
  },
)
