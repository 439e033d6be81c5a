import { z } from 'zod'
import { prevenir } from '#app/modules/notification/public.server.ts'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { publicUrl } from '#app/platform/url.server.ts'
import { quitteEquipeEmail } from '../emails/equipe.ts'
import { reponseCandidatureEmail } from '../emails/reponse-candidature.ts'
import { findFormation } from '../public.server.ts'
import { findReponse, listSesJournees } from '../queries/equipe.server.ts'

const titres = {
  acceptee: 'Vous êtes retenu',
  refusee: 'Candidature déclinée',
  retiree: 'Vous n’encadrez plus',
  remplacee: 'Vous êtes remplacé',
}

/** Tells a trainer that he is accepted, assigned or declined, taken out or replaced. */
export const prevenirCandidat = defineJob(
  'formation.prevenir_candidat',
  z.object({ candidatureId: z.uuid() }),
  async (ctx, { candidatureId }) => {
    const candidature = await findReponse(ctx, candidatureId)
    if (!candidature || candidature.statut === 'posee') return
    const { statut, motif, adherentId } = candidature
    const formation = await findFormation(ctx, candidature.formationId)
    if (!formation) return
    const journees = await listSesJournees(ctx, formation.id, candidatureId)
    const lien = publicUrl(ctx, `/espace/formations/${formation.id}`)
    await transaction(ctx, (ctx) =>
      prevenir(ctx, {
        adherentIds: [adherentId],
        genre: 'formation.candidature',
        cle: `${candidatureId}.${statut}`,
        titre: `${titres[statut]} : ${formation.intitule}`,
        lien: statut === 'acceptee' ? `/formations/${formation.id}` : '/formations/postuler',
        courriel: (destinataire) => {
          const donnees = { ...destinataire, candidatureId, formation, journees, lien }
          return statut === 'acceptee' || statut === 'refusee'
            ? reponseCandidatureEmail({ ...donnees, acceptee: statut === 'acceptee' })
            : quitteEquipeEmail({ ...donnees, motif })
        },
      }),
    )
  },
)
