import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import {
  demandeRefuseeEmail,
  demandeValideeEmail,
  modeleDemandeRefusee,
  modeleDemandeValidee,
} from '../emails/client.ts'
import { lockFormation } from '../public.server.ts'
import { estParti, findLettreClient } from '../queries/lettre-client.server.ts'

/** FOR-2: tells the client what was decided about its training: confirmed, or refused and why. */
export const prevenirClient = defineJob(
  'formation.prevenir_client',
  z.object({ formationId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { formationId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const { statut } = await lockFormation(ctx, formationId)
      const lettre = await findLettreClient(ctx, formationId)
      if (!lettre) return
      const { objet } = lettre
      if (statut === 'validee') {
        if (await estParti(ctx, { objet, modele: modeleDemandeValidee.cle, demandeLe })) return
        await envoyerCourriel(ctx, demandeValideeEmail(lettre))
      }
      if (statut === 'refusee') {
        if (await estParti(ctx, { objet, modele: modeleDemandeRefusee.cle, demandeLe })) return
        await envoyerCourriel(ctx, demandeRefuseeEmail(lettre))
      }
    }),
)
