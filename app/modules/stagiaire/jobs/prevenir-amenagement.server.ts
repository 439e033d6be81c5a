import { z } from 'zod'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { listGestionnaires } from '../queries/gestionnaires.server.ts'
import { findInscriptionParId } from '../queries/inscriptions.server.ts'

/** STA-1: a need of adaptation is told to those who prepare the formation; the need itself is on the sheet. */
export const prevenirAmenagement = defineJob(
  'stagiaire.prevenir_amenagement',
  z.object({ inscriptionId: z.uuid() }),
  async (ctx, { inscriptionId }) => {
    const inscription = await findInscriptionParId(ctx, inscriptionId)
    const formation = inscription && (await findFormation(ctx, inscription.formationId))
    if (!formation || inscription.amenagement === null) return
    const adherentIds = await listGestionnaires(ctx, formation.centreId)
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds,
        genre: 'stagiaire.amenagement',
        cle: inscriptionId,
        titre: `${formation.intitule} (${formation.numero}) : un aménagement est demandé`,
        lien: `/formations/${formation.id}/stagiaires/${inscriptionId}`,
      }),
    )
  },
)
