import type { ActeurAdherent, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { Forbidden, notFound } from '#app/platform/errors.ts'
import { definePolicy } from '#app/platform/policy.ts'

export const { can, authorize, centresAutorises, droits } = definePolicy({
  'document.gerer': { libelle: 'Documents collectifs', a: ['communication'] },
  'document.lire': { libelle: 'Mes documents', a: ['adherent'] },
})

/** A right limited to some centres reaches only what is published for these centres and no other. */
export function authorizeCentres(ctx: Ctx | WriteCtx, centres: readonly string[]): void {
  authorize(ctx, 'document.gerer')
  if (!dansMesCentres(ctx, centres)) {
    throw new Forbidden('document.gerer', droits['document.gerer'].libelle)
  }
}

export function dansMesCentres(ctx: Ctx | WriteCtx, centres: readonly string[]): boolean {
  const permis = centresAutorises(ctx, 'document.gerer')
  if (permis === undefined) return true
  return centres.length > 0 && centres.every((centre) => permis.includes(centre))
}

/** The member who reads. */
export function lecteur(ctx: Ctx | WriteCtx): ActeurAdherent {
  authorize(ctx, 'document.lire')
  return ctx.acteur.genre === 'adherent' ? ctx.acteur : notFound()
}
