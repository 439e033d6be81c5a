import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'
import { findCarteOuverte } from '../queries/stripe.server.ts'
import { rapprocherEvenements } from '../use-cases/rapprocher-evenements.server.ts'

/** Each night: what the provider said and we did not hear. */
export const rapprocherDeNuit = defineJob('facturation.rapprocher', z.object({}), async (ctx) => {
  if (await findCarteOuverte(ctx)) await rapprocherEvenements(ctx)
})
