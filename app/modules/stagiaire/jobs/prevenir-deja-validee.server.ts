import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { modeleDejaValidee } from '../emails/deja-validee.ts'
import { lettre } from '../emails/lettre.ts'
import { countCourriels } from '../queries/inscriptions.server.ts'
import { lockLettre } from '../queries/lettre.server.ts'

/** STA-2 (b): one mail an hour at most, to the known address: a stranger must not fill a mailbox. */
export const prevenirDejaValidee = defineJob(
  'stagiaire.prevenir_deja_validee',
  z.object({ inscriptionId: z.uuid() }),
  (ctx, { inscriptionId }) =>
    transaction(ctx, async (ctx) => {
      const inscription = await lockLettre(ctx, inscriptionId)
      if (inscription?.statut !== 'validee') return // changed since
      const depuis = new Date(ctx.now.getTime() - 3_600_000)
      if ((await countCourriels(ctx, { modele: modeleDejaValidee.cle, inscriptionId, depuis })) > 0)
        return
      const { donnees, destinataires } = inscription
      for (const to of destinataires)
        await envoyerCourriel(ctx, lettre(modeleDejaValidee, { ...donnees, to }))
    }),
)
