import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'
import { appliquerConservation } from '../use-cases/appliquer-conservation.server.ts'

/** Each night: what is past its time goes. */
export const appliquerConservationDeNuit = defineJob(
  'rgpd.appliquer_conservation',
  z.object({}),
  async (ctx) => {
    await appliquerConservation(ctx)
  },
)
