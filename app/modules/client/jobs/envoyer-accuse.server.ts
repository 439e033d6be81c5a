import { z } from 'zod'
import { envoyerCourriel, listCourrielsObjets } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { accuseEmail, modeleAccuse } from '../emails/demande.ts'
import { findDemandeDe, lockDemande } from '../queries/demande.server.ts'
import { jetonDemande } from '../suivi.server.ts'

/** CLI-1: tells who asked that the request arrived. Once, even when the job runs twice. */
export const envoyerAccuse = defineJob(
  'client.envoyer_accuse',
  z.object({ demandeId: z.uuid() }),
  (ctx, { demandeId }) =>
    transaction(ctx, async (ctx) => {
      await lockDemande(ctx, demandeId)
      const demande = await findDemandeDe(ctx, demandeId)
      const to = demande?.donnees.contact?.email
      if (!demande || !to) return // erased since
      const partis = await listCourrielsObjets(ctx, [demandeId])
      if (partis.some(({ modele }) => modele === modeleAccuse.cle)) return
      const suivi = publicUrl(ctx, `/suivi/${jetonDemande(ctx, demandeId)}`)
      await envoyerCourriel(ctx, accuseEmail(demande, to, suivi))
    }),
)
