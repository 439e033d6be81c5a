import {
  findClient,
  findDemandeFormation,
  listDoublons,
} from '#app/modules/client/public.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import type { Formation } from '../model.ts'
import { can } from '../policy.ts'
import { findConvention } from './convention.server.ts'

/** What the sheet of a private training says of its client, and of what waits for somebody. */
export async function findDemandeResumee(ctx: Ctx, formation: Formation) {
  const { id, clientId, statut } = formation
  if (clientId === null) return undefined
  const client = await findClient(ctx, clientId)
  if (!client) return undefined
  const demande = await findDemandeFormation(ctx, id)
  const aDecider = demande?.ficheNouvelle && !demande.doublonsEcartesLe && statut === 'a_valider'
  const doublons = aDecider ? await listDoublons(ctx, { ...client, clientId }) : []
  const convention = await findConvention(ctx, id)
  return {
    nom: client.raisonSociale,
    numero: client.numero,
    donnees: demande?.donnees,
    doublons: doublons.length,
    convention: convention && { numero: convention.numero, envoyee: convention.envoyeLe !== null },
    peutOuvrir: can(ctx, 'convention.etablir', formation),
  }
}
