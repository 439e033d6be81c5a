import { objetUnion } from '#app/modules/union/model.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'

export function auteur(ctx: WriteCtx): string | null {
  return ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null
}

/** What the journal names when a list of many people is taken: who took it. */
export function auteurOuUnion(ctx: WriteCtx) {
  const id = auteur(ctx)
  return id === null ? objetUnion : { genre: 'adherent', id }
}
