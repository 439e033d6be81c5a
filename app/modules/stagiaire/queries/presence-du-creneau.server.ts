import {
  creneauCourant,
  estPendant,
  margeEmargement,
} from '#app/modules/formation/model/terrain.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { heureDans } from '#app/platform/jour.ts'
import { nomComplet } from '../model/stagiaire.ts'
import { estMineur } from '../model.ts'
import { findFormationSuivie } from './feuille.server.ts'
import { findMarques, listCreneaux } from './presences.server.ts'
import { listStagiaires } from './stagiaires.server.ts'

/**
 * What is marked of one half-day, for whoever may mark it: the one asked for, else the one under way.
 * Names and marks only: no address leaves the server.
 */
export async function findFeuilleDuCreneau(ctx: Ctx, formationId: string, demande: string) {
  const { formation } = await findFormationSuivie(ctx, formationId)
  const creneaux = await listCreneaux(ctx, formation.id)
  const maintenant = { jour: ctx.aujourdhui, heure: heureDans(ctx.union.fuseau, ctx.now) }
  const creneau = creneaux.find(({ id }) => id === demande) ?? creneauCourant(creneaux, maintenant)
  const marques = creneau ? await findMarques(ctx, creneau.id) : new Map<string, Marque>()
  const { rows } = await listStagiaires(ctx, { formationId: formation.id, limite: 1000 })
  return {
    formation,
    creneaux,
    creneau,
    enCours: creneau !== undefined && estPendant(creneau, maintenant, margeEmargement),
    lignes: rows.map((row) => ({
      id: row.id,
      nom: nomComplet(row),
      mineur: estMineur(row.naissanceDate, formation),
      validee: row.presenceValideeLe !== null,
      marque: marques.get(row.id),
    })),
  }
}

type Marque = NonNullable<ReturnType<Awaited<ReturnType<typeof findMarques>>['get']>>

export type LigneCreneau = Awaited<ReturnType<typeof findFeuilleDuCreneau>>['lignes'][number]
