import type { Ctx } from '#app/platform/ctx.ts'
import { can } from './policy.ts'

/** Whether the actor answers the requests of people: where a sheet leads to *Données personnelles*. */
export function peutRepondreAuxDemandes(ctx: Ctx): boolean {
  return can(ctx, 'personne.effacer')
}
