import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { lettreAttente, modelesAttente } from '../emails/attente.ts'
import { confirmationsParHeure } from '../model.ts'
import { countDevant } from '../queries/attente.server.ts'
import { countCourriels } from '../queries/inscriptions.server.ts'
import { estParti, lockLettre } from '../queries/lettre.server.ts'

/** STA-3: where one stands on the waiting list, a place offered, or the end of the wait. */
export const prevenirAttente = defineJob(
  'stagiaire.prevenir_attente',
  z.object({
    inscriptionId: z.uuid(),
    demandeLe: z.iso.datetime(),
    limite: z.boolean().optional(),
  }),
  (ctx, { inscriptionId, demandeLe, limite = false }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (!inscription) return
      const { statut, formationId, rang, tenueJusque, donnees, destinataires } = inscription
      if (statut !== 'liste_attente' && statut !== 'proposee' && statut !== 'expiree') return
      const modele = modelesAttente[statut]
      if (await estParti(ctx, modele.cle, inscriptionId, demandeLe)) return
      const depuis = new Date(ctx.now.getTime() - 3_600_000)
      const recents = await countCourriels(ctx, { modele: modele.cle, inscriptionId, depuis })
      if (limite && recents >= confirmationsParHeure * destinataires.length) return
      const position = 1 + (await countDevant(ctx, { formationId, rang: rang ?? 1 }))
      const situation = { position, tenueJusque, fuseau: ctx.union.fuseau }
      for (const to of destinataires)
        await envoyerCourriel(ctx, lettreAttente(statut, { ...donnees, to }, situation))
    }),
)
