import { z } from 'zod'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob, enqueue } from '#app/platform/jobs.server.ts'
import { listEnRecherche } from '../queries/equipe.server.ts'
import { prevenirFormateurs } from './prevenir-formateurs.server.ts'

/**
 * FOR-5, late changes: a skill gained, renewed, a role given since the opening. Each morning, formations that
 * still look for trainers are told to those who were not told yet; nobody is told twice.
 */
export const annoncerFormationsOuvertes = defineJob(
  'formation.annoncer_ouvertes',
  z.object({}),
  async (ctx) => {
    const formations = await listEnRecherche(ctx)
    await transaction(ctx, async (ctx) => {
      for (const formationId of formations) await enqueue(ctx, prevenirFormateurs, { formationId })
    })
  },
)
