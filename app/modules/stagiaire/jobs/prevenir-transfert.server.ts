import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { lettre } from '../emails/lettre.ts'
import { modeleTransfert } from '../emails/transfert.ts'
import { statutsVivants } from '../model.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** The trainee learns where the sign-up now is. */
export const prevenirTransfert = defineJob(
  'stagiaire.prevenir_transfert',
  z.object({ inscriptionId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { inscriptionId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (!inscription || !statutsVivants.includes(inscription.statut)) return // gone since
      if (await estParti(ctx, modeleTransfert.cle, inscriptionId, demandeLe)) return
      const { donnees, destinataires } = inscription
      for (const to of destinataires)
        await envoyerCourriel(ctx, lettre(modeleTransfert, { ...donnees, to }))
    }),
)
