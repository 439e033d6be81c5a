import type { Ctx } from '#app/platform/ctx.ts'
import { queryOf } from '#app/platform/pages.ts'
import { nomModele } from './catalogue.ts'
import { filtresSchema, listCourriels, type Sur } from './queries/courriels.server.ts'

/** The mails of one object, for its own page: the same list as the history's. */
export async function lireCourrielsDe(ctx: Ctx, request: Request, sur: Sur) {
  const { page } = filtresSchema.parse(queryOf(request))
  const { rows, ...liste } = await listCourriels(ctx, filtresSchema.parse({ page }), { sur })
  return {
    liste: { ...liste, rows: rows.map((row) => ({ ...row, nomModele: nomModele(row.modele) })) },
    fuseau: ctx.union.fuseau,
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}
