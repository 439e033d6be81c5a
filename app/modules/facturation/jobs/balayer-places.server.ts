import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'
import { balayerPlaces } from '../use-cases/balayer-places.server.ts'

/** Each minute: the places whose time to pay has passed. */
export const balayerPlacesTenues = defineJob(
  'facturation.balayer_places',
  z.object({}),
  async (ctx) => {
    await balayerPlaces(ctx)
  },
)
