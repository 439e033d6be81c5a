import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { lettre } from '../emails/lettre.ts'
import { modeleValidation } from '../emails/validation.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** STA-5: tells the trainee that the inscription is validated. */
export const envoyerValidation = defineJob(
  'stagiaire.envoyer_validation',
  z.object({ inscriptionId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { inscriptionId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (inscription?.statut !== 'validee') return // changed since
      if (await estParti(ctx, modeleValidation.cle, inscriptionId, demandeLe)) return
      const { donnees, destinataires } = inscription
      for (const to of destinataires)
        await envoyerCourriel(ctx, lettre(modeleValidation, { ...donnees, to }))
    }),
)
