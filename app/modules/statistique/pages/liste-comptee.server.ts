import type { RouterContextProvider } from 'react-router'
import type { z } from 'zod'
import { ctxOf } from '#app/ctx.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { queryOf } from '#app/platform/pages.ts'
import { exportAs } from '#app/platform/tables/export.server.ts'
import type { Filtres } from '../model/filtres.ts'
import { authorize } from '../policy.ts'
import { lireChoix } from '../queries/page-statistiques.server.ts'

type FiltresListe = Filtres & { page: number }
type Requete = { request: Request; context: Readonly<RouterContextProvider> }

/** What every list of rows behind a figure loads: the same right, the filters of its address, the way back. */
export async function chargerListe<F extends FiltresListe, Liste>(
  { request, context }: Requete,
  schema: z.ZodType<F>,
  lister: (ctx: Ctx, filtres: F) => Promise<Liste>,
) {
  const ctx = ctxOf(context)
  authorize(ctx, 'statistique.lire')
  const filtres = schema.parse(queryOf(request))
  return {
    filtres,
    choix: await lireChoix(ctx, filtres),
    liste: await lister(ctx, filtres),
    adresse: request.url.replace(/\.data(?=\?|$)/, ''),
  }
}

type Feuille = Awaited<ReturnType<Parameters<typeof exportAs>[0]>>

/** The same rows as a sheet, from the first page on. */
export function exporterListe<F extends FiltresListe, Ligne>(
  schema: z.ZodType<F>,
  lister: (ctx: Ctx, filtres: F, limite: number) => Promise<{ rows: Ligne[] }>,
  {
    limite,
    ligne,
    ...feuille
  }: Pick<Feuille, 'name' | 'columns'> & {
    limite: number
    ligne: (row: Ligne) => Feuille['rows'][number]
  },
) {
  return exportAs(async (context, query) => {
    const ctx = ctxOf(context)
    authorize(ctx, 'statistique.lire')
    const { rows } = await lister(ctx, { ...schema.parse(query), page: 1 }, limite)
    return { ...feuille, rows: rows.map(ligne) }
  })
}
