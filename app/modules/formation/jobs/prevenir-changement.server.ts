import { z } from 'zod'
import { envoyerCourriel } from '#app/modules/courriel/public.server.ts'
import { prevenir } from '#app/modules/notification/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import {
  changementClientEmail,
  changementFormateurEmail,
  modeleChangementClient,
} from '../emails/changement.ts'
import type { Changement } from '../model/vie.ts'
import type { Formation, Journee } from '../model.ts'
import { findFormation, listJournees } from '../public.server.ts'
import { findContact, listAcceptes } from '../queries/concernes.server.ts'
import { estEcrit } from '../queries/courriels.server.ts'

/** FOR-11: the trainers and the client of a formation learn what changed in its days. */
export const prevenirChangement = defineJob(
  'formation.prevenir_changement',
  z.object({
    formationId: z.uuid(),
    changementId: z.uuid(),
    demandeLe: z.iso.datetime(),
    quoi: z.string(),
    faits: z.array(z.tuple([z.string(), z.string()])),
  }),
  async (ctx, { formationId, changementId, demandeLe, ...changement }) => {
    const formation = await findFormation(ctx, formationId)
    if (formation?.statut !== 'validee') return // cancelled since: another mail says so
    const journees = await listJournees(ctx, [formationId])
    const acceptes = await listAcceptes(ctx, formationId)
    const { quoi } = changement
    await transaction(ctx, async (ctx) => {
      await prevenir(ctx, {
        adherentIds: acceptes,
        genre: 'formation.candidature',
        cle: changementId,
        titre: `${quoi} : ${formation.intitule}`,
        lien: `/formations/${formationId}`,
        courriel: (destinataire) =>
          changementFormateurEmail({
            ...destinataire,
            formation,
            journees,
            changement,
            lien: publicUrl(ctx, `/espace/formations/${formationId}`),
          }),
      })
      const modele = modeleChangementClient.cle
      if (!(await estEcrit(ctx, { formationId, modele, depuis: demandeLe })))
        await prevenirClient(ctx, formation, journees, changement)
    })
  },
)

async function prevenirClient(
  ctx: WriteCtx,
  formation: Formation,
  journees: Journee[],
  changement: Changement,
): Promise<void> {
  const contact = await findContact(ctx, formation.id)
  if (!contact?.email) return
  await envoyerCourriel(
    ctx,
    changementClientEmail({
      to: contact.email,
      prenom: contact.prenom,
      client: contact.raisonSociale,
      formation,
      journees,
      changement,
    }),
  )
}
