import { z } from 'zod'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { findReferentHandicap } from '#app/modules/union/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { listGestionnaires } from '../queries/gestionnaires.server.ts'
import { findInscriptionParId } from '../queries/inscriptions.server.ts'

/**
 * STA-1, Qualiopi 26: a need of adaptation is told to those who prepare the formation, and to the referent,
 * who opens his own list only. The need itself is never in the notice.
 */
export const prevenirAmenagement = defineJob(
  'stagiaire.prevenir_amenagement',
  z.object({ inscriptionId: z.uuid() }),
  async (ctx, { inscriptionId }) => {
    const inscription = await findInscriptionParId(ctx, inscriptionId)
    const formation = inscription && (await findFormation(ctx, inscription.formationId))
    if (!formation || inscription.amenagement === null) return
    const gestionnaires = await listGestionnaires(ctx, formation.centreId)
    const referent = (await findReferentHandicap(ctx))?.adherentId
    const avis = {
      genre: 'stagiaire.amenagement',
      cle: inscriptionId,
      titre: `${formation.intitule} (${formation.numero}) : un aménagement est demandé`,
    } as const
    await transaction(ctx, async (ctx) => {
      const lien = `/formations/${formation.id}/stagiaires/${inscriptionId}`
      await prevenir(ctx, { ...avis, adherentIds: gestionnaires, lien })
      if (referent && !gestionnaires.includes(referent))
        await prevenir(ctx, { ...avis, adherentIds: [referent], lien: '/formations/amenagements' })
    })
  },
)
