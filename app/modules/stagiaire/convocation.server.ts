import { readImage } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { convocationsPdf, nomConvocation } from './documents/convocation.server.ts'
import { findSourcesConvocation } from './queries/convocations.server.ts'

/** The letters of these trainees in one document, made from the days as they are now. */
export async function lettresDe(ctx: Ctx | WriteCtx, formationId: string, ids: string[]) {
  const sources = await findSourcesConvocation(ctx, formationId, ids)
  const logo = await readImage(ctx, 'logo')
  return {
    bytes: await convocationsPdf(sources, logo?.bytes),
    nom: nomConvocation(sources.formation.numero),
  }
}

type Convoque = { id: string; formationId: string; personneId: string }

/** The letter of one trainee, kept for the mail that carries it; it goes away with the person. */
export async function joindreConvocation(ctx: WriteCtx, convoque: Convoque): Promise<string> {
  const { id, formationId, personneId } = convoque
  const { id: fichierId } = await insertFichier(ctx, {
    ...(await lettresDe(ctx, formationId, [id])),
    genre: 'convocation',
    proprietaire: { genre: 'personne', id: personneId },
    fige: false,
  })
  return fichierId
}
