import type { Ctx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { uuidParam } from '#app/platform/pages.ts'
import type { GenreElement, Usage } from '../model/element.ts'
import { type LigneJournal, listJournal } from './journal.server.ts'
import { listUsages } from './usages.server.ts'

export type FicheElement<Element> = {
  /** Null for the one that does not exist yet. */
  element: Element | null
  usages: Usage[]
  journal: LigneJournal[]
  nouvelId: string
  fuseau: string
}

/** What the page of an element shows around its fields; `ajouter` stands for the one to come. */
export async function findFicheElement<Element>(
  ctx: Ctx,
  genre: GenreElement,
  param: string,
  find: (ctx: Ctx, id: string) => Promise<Element>,
): Promise<FicheElement<Element>> {
  const commun = { nouvelId: newId(), fuseau: ctx.union.fuseau }
  if (param === 'ajouter') return { ...commun, element: null, usages: [], journal: [] }
  const id = uuidParam(param)
  return {
    ...commun,
    element: await find(ctx, id),
    usages: await listUsages(ctx, genre, id),
    journal: await listJournal(ctx, { objet: { genre, id } }),
  }
}
