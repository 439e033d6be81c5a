import { countStagiaires } from '#app/modules/stagiaire/public.server.ts'
import { listJournal } from '#app/modules/union/queries/journal.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { heureDans } from '#app/platform/jour.ts'
import { alertesFormation } from '../model/taille.ts'
import {
  empechementCloture,
  empechementInscription,
  type Formation,
  minutesFormation,
  statutsPermettant,
} from '../model.ts'
import { can } from '../policy.ts'
import { listJournees } from '../public.server.ts'
import { listAptitudes, listCandidatures } from './formateurs.server.ts'
import { listProcesVerbaux } from './listes.server.ts'
import { findDemandeResumee } from './resume-client.server.ts'
import { findSuivi } from './suivi.server.ts'

/** All that the sheet of a formation shows to who manages it, and what he may do there. */
export async function lireFiche(ctx: Ctx, formation: Formation) {
  const candidatures = await listCandidatures(ctx, formation.id)
  const journees = await listJournees(ctx, [formation.id])
  const aptitudes = await listAptitudes(
    ctx,
    formation,
    journees,
    candidatures.map(({ adherentId }) => adherentId),
  )
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  return {
    formation,
    journees,
    fuseau: ctx.union.fuseau,
    candidatures: candidatures.map((candidature) => ({
      ...candidature,
      empechement: aptitudes.find(({ adherentId }) => adherentId === candidature.adherentId)
        ?.empechement,
    })),
    faits: await findSuivi(ctx, formation.id),
    alertes: alertesFormation(formation, minutesFormation(journees), ctx.aujourdhui),
    stagiaires: await countStagiaires(ctx, formation.id),
    procesVerbaux: await listProcesVerbaux(ctx, formation.id),
    demande: await findDemandeResumee(ctx, formation),
    journal: await listJournal(ctx, {
      objet: { genre: 'formation', id: formation.id },
      limite: 6,
    }),
    peutModifier:
      can(ctx, 'formation.modifier', formation) &&
      statutsPermettant.modifier.includes(formation.statut),
    peutValider: can(ctx, 'formation.valider', formation) && formation.statut === 'a_valider',
    peutAffecter: can(ctx, 'personnel.affecter', formation) && formation.statut === 'validee',
    gestionnaire: can(ctx, 'formation.cloturer', formation),
    empechementCloture: empechementCloture(formation, journees, maintenant),
    empechementInscription: empechementInscription(formation),
  }
}
