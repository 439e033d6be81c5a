import type { MiddlewareFunction, RouterContextProvider } from 'react-router'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import type { Column, Value } from '#app/platform/tables/table.ts'
import { authorize } from '../policy.ts'
import { type FiltresElement, filtresElementSchema } from '../queries/elements.server.ts'

type Droit = Parameters<typeof authorize>[1]
type Lister<Ligne> = (ctx: Ctx, filtres: FiltresElement) => Promise<Ligne[]>
type Fichier<Ligne> = { name: string; columns: Column[]; valeurs: (ligne: Ligne) => Value[] }
type Args = { request: Request; context: Readonly<RouterContextProvider> }

/** The file of a list of settings: its lines as they are filtered, asked for with the same right. */
export function exportReglages<Ligne>(
  droit: Droit,
  lister: Lister<Ligne>,
  { name, columns, valeurs }: Fichier<Ligne>,
): MiddlewareFunction<Response> {
  return exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, droit)
    const lignes = await lister(ctx, filtresElementSchema.parse(query))
    return { name, columns, rows: lignes.map(valeurs) }
  })
}

/** The same lines for the page, with where one is. */
export async function loadReglages<Ligne>(
  { request, context }: Args,
  droit: Droit,
  lister: Lister<Ligne>,
) {
  const ctx = ctxOf(context)
  authorize(ctx, droit)
  const filtres = filtresElementSchema.parse(queryOf(request))
  return {
    filtres,
    lignes: await lister(ctx, filtres),
    url: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}
