import { z } from 'zod'
import { findFormation } from '#app/modules/formation/public.server.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { listGestionnaires } from '../queries/gestionnaires.server.ts'
import { findInscriptionParId } from '../queries/inscriptions.server.ts'

/** STA-9: a trainee has withdrawn; who it is, is on the sheet. */
export const prevenirDesistement = defineJob(
  'stagiaire.prevenir_desistement',
  z.object({ inscriptionId: z.uuid() }),
  async (ctx, { inscriptionId }) => {
    const inscription = await findInscriptionParId(ctx, inscriptionId)
    const formation = inscription && (await findFormation(ctx, inscription.formationId))
    if (!formation || inscription.statut !== 'desinscrite') return
    const adherentIds = await listGestionnaires(ctx, formation.centreId)
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds,
        genre: 'stagiaire.desistement',
        cle: `${inscriptionId}.${inscription.version}`,
        titre: `${formation.intitule} (${formation.numero}) : un stagiaire s’est désisté`,
        lien: `/formations/${formation.id}/stagiaires/${inscriptionId}`,
      }),
    )
  },
)
