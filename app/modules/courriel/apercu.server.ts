import { apercus } from '#app/apercus.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import type { TagValues } from '#app/platform/email/fill.ts'
import { valeursCommunes } from './composition.server.ts'
import type { Modele } from './model/modele.ts'
import { balisesDe } from './model/texte.ts'
import type { Composition } from './queries/composition.server.ts'

/**
 * What the tags are worth in a preview: examples, the union's own data, then those of the object that
 * was chosen. Links stay examples: a secret link of somebody else is never shown.
 */
export async function findValeursApercu(
  ctx: Ctx | WriteCtx,
  modele: Modele,
  composition: Composition,
  objetId: string | undefined,
): Promise<TagValues> {
  const objet =
    modele.apercu && objetId ? await apercus[modele.apercu].find(ctx, objetId) : undefined
  const reelles = { ...valeursCommunes(ctx, composition), ...objet }
  return Object.fromEntries(
    Object.entries(balisesDe(modele)).map(([nom, { exemple, lien }]) => [
      nom,
      lien ? exemple : (reelles[nom] ?? (objet && nom in objet ? null : exemple)),
    ]),
  )
}

export function listObjetsApercu(ctx: Ctx, { apercu }: Modele) {
  return apercu ? apercus[apercu].list(ctx) : Promise.resolve([])
}
