import { z } from 'zod'
import { defineJob } from '#app/platform/jobs.server.ts'
import { balayerPlaces } from '../use-cases/balayer-places.server.ts'
import { reprendreRemboursements } from '../use-cases/reprendre-remboursements.server.ts'

/** Each minute: the places whose time to pay has passed, the refunds left undone. */
export const balayerPlacesTenues = defineJob(
  'facturation.balayer_places',
  z.object({}),
  async (ctx) => {
    await balayerPlaces(ctx)
    await reprendreRemboursements(ctx)
  },
)
