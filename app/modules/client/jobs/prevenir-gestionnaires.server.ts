import { z } from 'zod'
import { listTitulaires, prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { plural } from '#app/ui/format.ts'
import { aTraiterEmail } from '../emails/demande.ts'
import { findDemandeDe } from '../queries/demande.server.ts'

/** CLI-1: tells those who manage trainings that a request waits for them. */
export const prevenirGestionnaires = defineJob(
  'client.prevenir_gestionnaires',
  z.object({ demandeId: z.uuid() }),
  async (ctx, { demandeId }) => {
    const demande = await findDemandeDe(ctx, demandeId)
    if (demande?.statut !== 'a_valider') return
    const adherentIds = await listTitulaires(ctx, 'gestionnaire_formations')
    const page = `/formations/${demande.formationId}`
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds,
        genre: 'formation.demandee',
        cle: demandeId,
        titre: `Formation demandée : ${demande.donnees.typeLibelle}, ${plural(demande.places, 'personne', 'personnes')}`,
        lien: page,
        courriel: (destinataire) =>
          aTraiterEmail(demande, destinataire, publicUrl(ctx, `/espace${page}`)),
      }),
    )
  },
)
