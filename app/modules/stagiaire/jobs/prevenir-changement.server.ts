import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { joindreConvocation } from '../convocation.server.ts'
import { changementEmail, modeleChangement } from '../emails/changement.ts'
import { statutsAPrevenir } from '../model.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** FOR-11: tells a trainee, or who waits for a place, what changed in the days. */
export const prevenirChangementStagiaire = defineJob(
  'stagiaire.prevenir_changement',
  z.object({
    inscriptionId: z.uuid(),
    demandeLe: z.iso.datetime(),
    quoi: z.string(),
    faits: z.array(z.tuple([z.string(), z.string()])),
  }),
  (ctx, { inscriptionId, demandeLe, quoi, faits }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (!inscription || !statutsAPrevenir.includes(inscription.statut)) return // gone since
      if (inscription.statutFormation !== 'validee') return // cancelled since: another mail says so
      if (await estParti(ctx, modeleChangement.cle, inscriptionId, demandeLe)) return
      const { donnees, destinataires, convoqueeLe } = inscription
      if (destinataires.length === 0) return
      // Who holds a convocation gets the new one.
      const pieces = convoqueeLe ? [await joindreConvocation(ctx, inscription)] : []
      for (const to of destinataires)
        await envoyerCourriel(ctx, changementEmail({ ...donnees, to, quoi, faits, pieces }))
    }),
)
