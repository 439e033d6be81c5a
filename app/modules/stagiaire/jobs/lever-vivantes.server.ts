import { z } from 'zod'
import { transaction } from '#app/platform/db.server.ts'
import { defineJob } from '#app/platform/jobs.server.ts'
import { leverVivantesPassees } from '../ecriture.server.ts'

/** Nightly sweep of the `vivante` flags of formations that are over. No rule waits for it. */
export const leverVivantes = defineJob('stagiaire.lever_vivantes', z.object({}), (ctx) =>
  transaction(ctx, (ctx) => leverVivantesPassees(ctx)),
)
