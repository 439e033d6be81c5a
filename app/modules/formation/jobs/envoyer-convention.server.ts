import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { conventionEmail, modeleConvention } from '../emails/client.ts'
import { lockFormation } from '../public.server.ts'
import { findConvention } from '../queries/convention.server.ts'
import { estParti, findLettreClient } from '../queries/lettre-client.server.ts'

/** FOR-7: the convention leaves with its file, once for each time it is asked. */
export const envoyerConventionClient = defineJob(
  'formation.envoyer_convention',
  z.object({ formationId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { formationId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      await lockFormation(ctx, formationId)
      const convention = await findConvention(ctx, formationId)
      const lettre = await findLettreClient(ctx, formationId)
      if (!convention || !lettre) return // gone since
      const objet = { genre: 'document_formation', id: convention.id }
      if (await estParti(ctx, { objet, modele: modeleConvention.cle, demandeLe })) return
      await envoyerCourriel(ctx, conventionEmail({ ...lettre, objet }, convention.fichierId))
    }),
)
