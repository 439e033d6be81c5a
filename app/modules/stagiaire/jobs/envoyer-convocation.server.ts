import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { joindreConvocation } from '../convocation.server.ts'
import { convocationEmail, modeleConvocation } from '../emails/convocation.ts'
import { statutsVivants } from '../model.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** STA-5: the convocation of one trainee, its letter attached. */
export const envoyerConvocation = defineJob(
  'stagiaire.envoyer_convocation',
  z.object({ inscriptionId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { inscriptionId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (!inscription || !statutsVivants.includes(inscription.statut)) return // gone since
      if (inscription.statutFormation !== 'validee') return
      if (await estParti(ctx, modeleConvocation.cle, inscriptionId, demandeLe)) return
      const { donnees, destinataires } = inscription
      if (destinataires.length === 0) return
      const pieces = [await joindreConvocation(ctx, inscription)]
      for (const to of destinataires)
        await envoyerCourriel(ctx, convocationEmail({ ...donnees, to, pieces }))
    }),
)
