import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { modeleRecu, modeleSansPlace, recuEmail } from '../emails/recu.ts'
import { estParti } from '../queries/envois.server.ts'
import { findContact, findPaye } from '../queries/paye.server.ts'
import { etablirRecu } from '../use-cases/etablir-recu.server.ts'

/** The receipt to the payer; to somebody who paid without a place, what happens next. */
export const envoyerRecu = defineJob(
  'facturation.envoyer_recu',
  z.object({ reglementId: z.uuid(), demandeLe: z.iso.datetime() }),
  (ctx, { reglementId, demandeLe }) =>
    transaction(ctx, async (ctx) => {
      const { statut } = await findPaye(ctx, reglementId)
      if (statut === 'attendu') return
      const modele = statut === 'sans_place' ? modeleSansPlace : modeleRecu
      const fichier = statut === 'sans_place' ? undefined : await etablirRecu(ctx, reglementId)
      const paye = await findPaye(ctx, reglementId)
      const objetId = paye.inscriptionId ?? paye.formationId
      if (await estParti(ctx, modele.cle, objetId, demandeLe)) return // a job may run twice
      const pieces = fichier === undefined ? [] : [fichier]
      const contact = await findContact(ctx, paye.inscriptionId)
      for (const to of paye.destinataires)
        await envoyerCourriel(ctx, recuEmail(modele, { ...paye, ...contact, to, pieces }))
    }),
)
