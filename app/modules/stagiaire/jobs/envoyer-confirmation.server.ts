import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { modeleConfirmation } from '../emails/confirmation.ts'
import { lettre } from '../emails/lettre.ts'
import { confirmationsParHeure, statutsVivants } from '../model.ts'
import { countCourriels } from '../queries/inscriptions.server.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** STA-4: to the address already known, with the follow-up link. `limite`: asked by the public. */
export const envoyerConfirmation = defineJob(
  'stagiaire.envoyer_confirmation',
  z.object({
    inscriptionId: z.uuid(),
    demandeLe: z.iso.datetime(),
    limite: z.boolean().optional(),
  }),
  (ctx, { inscriptionId, demandeLe, limite = false }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (!inscription || !statutsVivants.includes(inscription.statut)) return // gone since
      if (await estParti(ctx, modeleConfirmation.cle, inscriptionId, demandeLe)) return
      const depuis = new Date(ctx.now.getTime() - 3_600_000)
      const recents = await countCourriels(ctx, {
        modele: modeleConfirmation.cle,
        inscriptionId,
        depuis,
      })
      const { donnees, destinataires } = inscription
      if (limite && recents >= confirmationsParHeure * destinataires.length) return
      for (const to of destinataires)
        await envoyerCourriel(ctx, lettre(modeleConfirmation, { ...donnees, to }))
    }),
)
