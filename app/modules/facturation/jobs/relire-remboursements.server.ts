import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'
import { relireRemboursements } from '../use-cases/relire-remboursements.server.ts'

/** A refund failed: what was really given back on its payment is read again at the provider. */
export const relireRemboursementsDe = defineJob(
  'facturation.relire_remboursements',
  z.object({ reglementId: z.uuid() }),
  (ctx, { reglementId }) => relireRemboursements(ctx, reglementId),
)
