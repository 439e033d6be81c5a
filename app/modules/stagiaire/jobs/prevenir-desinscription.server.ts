import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { modelesDesinscription } from '../emails/desinscription.ts'
import { lettre } from '../emails/lettre.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** STA-5: a removal or a refusal is told to the trainee. */
export const prevenirDesinscription = defineJob(
  'stagiaire.prevenir_desinscription',
  z.object({ inscriptionId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { inscriptionId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (!inscription) return
      const { statut, motif } = inscription
      const cause = statut === 'refusee' ? 'refusee' : motif
      if (cause !== 'refusee' && cause !== 'demande' && cause !== 'gestionnaire') return // back since
      const modele = modelesDesinscription[cause]
      if (await estParti(ctx, modele.cle, inscriptionId, demandeLe)) return
      const { donnees, destinataires } = inscription
      for (const to of destinataires) {
        await envoyerCourriel(ctx, lettre(modele, { ...donnees, to }))
      }
    }),
)
