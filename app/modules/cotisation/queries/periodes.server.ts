import { lirePreferences } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { GenreCotisation, PeriodeCotisation } from '../model.ts'

/** The period of each kind of fee, as the union set them. */
export async function lirePeriodes(
  ctx: Ctx | WriteCtx,
): Promise<Record<GenreCotisation, PeriodeCotisation>> {
  const lues = await lirePreferences(ctx, [
    'cotisation_union_periode',
    'cotisation_federale_periode',
    'cotisation_amicale_periode',
    'cotisation_assurance_periode',
  ])
  return {
    union: lues.cotisation_union_periode,
    federale: lues.cotisation_federale_periode,
    amicale: lues.cotisation_amicale_periode,
    assurance: lues.cotisation_assurance_periode,
  }
}
