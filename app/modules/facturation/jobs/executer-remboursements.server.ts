import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'
import { reprendreRemboursements } from '../use-cases/reprendre-remboursements.server.ts'

/** The refunds of a formation that was cancelled, one by one; what does not answer is tried again each minute. */
export const executerRemboursementsDe = defineJob(
  'facturation.executer_remboursements',
  z.object({ formationId: z.uuid() }),
  (ctx, { formationId }) => reprendreRemboursements(ctx, formationId),
)
