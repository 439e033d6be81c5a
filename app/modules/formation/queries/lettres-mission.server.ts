import type { Ctx } from '#app/platform/ctx.ts'
import { empechementMission, etatMission, joursMission } from '../model/mission.ts'
import type { Formation, Journee } from '../model.ts'
import { listEquipe, type MembreEquipe } from './equipe.server.ts'
import { findSaCandidature, listMissions, listVersionsMission } from './missions.server.ts'

/** Where the letter of each trainer of the team stands, by his application. One statement. */
export async function findLettres(
  ctx: Ctx,
  formationId: string,
  journees: Journee[],
  equipe: MembreEquipe[],
) {
  const missions = await listMissions(ctx, formationId)
  return Object.fromEntries(
    equipe.map(({ candidatureId, jours }) => {
      const derniere = missions.find((une) => une.candidatureId === candidatureId)
      const etat = etatMission(derniere, joursMission(journees, jours))
      return [candidatureId, { etat, numero: derniere?.numero ?? 0 }]
    }),
  )
}

/** The versions of one trainer's letter, and whether the latest is still true. */
export async function findLettre(
  ctx: Ctx,
  formation: Pick<Formation, 'id' | 'statut'>,
  journees: Journee[],
  { candidatureId, jours }: Pick<MembreEquipe, 'candidatureId' | 'jours'>,
) {
  const versions = await listVersionsMission(ctx, formation.id, candidatureId)
  return {
    versions: versions.map(({ id, numero, creeLe }) => ({ id, numero, creeLe })),
    etat: etatMission(versions[0], joursMission(journees, jours)),
    empechement: empechementMission(formation),
  }
}

/** The same for the trainer who reads the page. */
export async function findMaLettre(
  ctx: Ctx,
  formation: Pick<Formation, 'id' | 'statut'>,
  journees: Journee[],
) {
  const equipe = await listEquipe(ctx, formation.id)
  const candidatureId = await findSaCandidature(ctx, formation.id)
  const moi = equipe.find((membre) => membre.candidatureId === candidatureId)
  if (!moi) return undefined
  return {
    candidatureId: moi.candidatureId,
    ...(await findLettre(ctx, formation, journees, moi)),
  }
}
