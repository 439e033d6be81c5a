import { listEquipe } from '#app/modules/formation/queries/equipe.server.ts'
import { postulerFormation } from '#app/modules/formation/use-cases/postuler-formation.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import type { AnyJob } from '#app/platform/jobs.server.ts'
import { acteurDe, as } from '#tests/base.ts'
import { buildAdherent } from './adherent.ts'

type Competences = NonNullable<Parameters<typeof buildAdherent>[1]>['competences']

/** A trainer of this union, able to hold a PSC unless told otherwise, and what he sees. */
export async function unFormateur(ctx: Ctx, competences: Competences = ['FPSC']) {
  const adherent = await buildAdherent(ctx, {
    roles: ['formateur'],
    ...(competences && { competences }),
  })
  return {
    lui: { adherentId: adherent.id },
    nom: `${adherent.prenoms} ${adherent.nom}`,
    ctx: as(ctx, await acteurDe(ctx, adherent)),
  }
}

export async function candidater(formateur: Ctx, formationId: string): Promise<string> {
  const id = newId()
  await postulerFormation(formateur, { id, formationId })
  return id
}

/** The days of each trainer of the team. */
export async function affectes(ctx: Ctx, formationId: string): Promise<string[][]> {
  const equipe = await listEquipe(as(ctx, ctx.acteur), formationId)
  return equipe.map(({ jours }) => jours.map(({ jour }) => jour))
}

export function vider(job: AnyJob, systeme: Ctx, candidatureId: string): Promise<void> {
  return job.run(systeme, { candidatureId }, { attempt: 1, maxAttempts: 1 })
}
