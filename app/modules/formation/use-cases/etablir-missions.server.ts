import { z } from 'zod'
import { readImage } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal, refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { newId } from '#app/platform/id.ts'
import { record } from '#app/platform/journal.server.ts'
import { memeDocument } from '../documents/comparable.ts'
import type { DonneesMission } from '../documents/donnees-mission.ts'
import { missionPdf } from '../documents/mission.server.ts'
import { empechementMission } from '../model/mission.ts'
import type { Formation } from '../model.ts'
import { exiger } from '../policy.ts'
import { listJournees, lockFormation } from '../public.server.ts'
import { donneesMission } from '../queries/donnees-mission.server.ts'
import { listEquipe } from '../queries/equipe.server.ts'
import { findSaCandidature, listMissions } from '../queries/missions.server.ts'

export const etablirMissionsSchema = z.object({
  formationId: z.uuid(),
  /** One trainer; the whole team when absent. */
  candidatureId: z.uuid().optional(),
})

/**
 * The mission letters of the team, or of one trainer, frozen as things are now. A letter that would say the
 * same is not made again. The trainer himself may make his own. Gives how many were made.
 */
export function etablirMissions(
  ctx: Ctx | WriteCtx,
  { formationId, candidatureId }: z.output<typeof etablirMissionsSchema>,
): Promise<number> {
  return transaction(ctx, async (ctx) => {
    const formation = await lockFormation(ctx, formationId)
    const sienne = candidatureId !== undefined && (await findSaCandidature(ctx, formationId))
    if (!sienne || sienne !== candidatureId) exiger(ctx, 'personnel.affecter', formation)
    refuseIf(empechementMission(formation))
    const journees = await listJournees(ctx, [formationId])
    const equipe = await listEquipe(ctx, formationId)
    const voulus = equipe.filter(
      (membre) => !candidatureId || membre.candidatureId === candidatureId,
    )
    if (voulus.length === 0)
      throw new Refusal(candidatureId ? 'Il n’est pas dans l’équipe.' : 'L’équipe est encore vide.')
    const lettres = await listMissions(ctx, formationId)
    let nombre = 0
    for (const membre of voulus) {
      const derniere = lettres.find((une) => une.candidatureId === membre.candidatureId)
      const version = (derniere?.numero ?? 0) + 1
      const lue = await donneesMission(ctx, { formation, journees, equipe }, membre)
      const donnees = { ...lue, version }
      if (derniere && memeDocument(donnees, derniere.donnees)) continue
      await insertMission(ctx, formation, membre.candidatureId, donnees)
      nombre += 1
    }
    return nombre
  })
}

async function insertMission(
  ctx: WriteCtx,
  formation: Formation,
  candidatureId: string,
  donnees: DonneesMission,
): Promise<void> {
  const { version, formateur } = donnees
  const logo = await readImage(ctx, 'logo')
  const objet = { genre: 'formation', id: formation.id }
  const fichier = await insertFichier(ctx, {
    bytes: await missionPdf(donnees, logo?.bytes),
    nom: `Lettre-de-mission-${formation.numero}-${formateur.nom}-v${version}.pdf`,
    genre: 'lettre_mission',
    proprietaire: objet,
    fige: true,
  })
  await ctx.db
    .insertInto('documentFormation')
    .values({
      unionId: ctx.union.id,
      id: newId(),
      formationId: formation.id,
      genre: 'mission',
      candidatureId,
      numero: version,
      fichierId: fichier.id,
      donnees: JSON.stringify(donnees),
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
  record(ctx, 'formation.mission_etablie', objet, { version })
}
