import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { lettre } from '../emails/lettre.ts'
import { modeleReinscription } from '../emails/reinscription.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** STA-2 (a): the address of the earlier sign-up learns that another one replaces it. */
export const prevenirReinscription = defineJob(
  'stagiaire.prevenir_reinscription',
  z.object({ inscriptionId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { inscriptionId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (inscription?.motif !== 'reinscription') return // taken back since
      if (await estParti(ctx, modeleReinscription.cle, inscriptionId, demandeLe)) return
      const { donnees, destinataires } = inscription
      for (const to of destinataires)
        await envoyerCourriel(ctx, lettre(modeleReinscription, { ...donnees, to }))
    }),
)
