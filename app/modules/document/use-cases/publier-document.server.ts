import { listCentres } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { insertVersion } from '../ecriture.server.ts'
import { prevenirLecteurs } from '../jobs/prevenir-lecteurs.server.ts'
import { authorizeCentres } from '../policy.ts'
import { listDestinataires } from '../queries/destinataires.server.ts'
import { findDocument } from '../queries/documents.server.ts'
import type { PublierDocument } from '../schema.ts'

/** DOC-2: uploaded once, seen by all those it speaks to; they are told. A second click publishes nothing. */
export function publierDocument(ctx: Ctx | WriteCtx, input: PublierDocument, upload: Upload) {
  return transaction(ctx, async (ctx) => {
    authorizeCentres(ctx, input.centres)
    if (await findDocument(ctx, input.id)) return { id: input.id, destinataires: 0 }
    await exigerCentres(ctx, input.centres)
    const { id, titre, categorie, description, roles, centres, accuseLecture } = input
    await ctx.db
      .insertInto('documentCollectif')
      .values({
        ...{ id, titre, categorie, description, roles, centres, accuseLecture },
        unionId: ctx.union.id,
        publieLe: ctx.now,
        creeLe: ctx.now,
        creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
      })
      .execute()
    await insertVersion(ctx, { id: input.id, documentId: id, numero: 1, note: null }, upload)
    const destinataires = (await listDestinataires(ctx, id)).length
    record(ctx, 'document.publie', { genre: 'document_collectif', id }, { destinataires })
    await enqueue(ctx, prevenirLecteurs, { documentId: id, numero: 1 })
    return { id, destinataires }
  })
}

/** A centre that is not of this union, or archived, is no audience. */
export async function exigerCentres(ctx: WriteCtx, centres: string[]): Promise<void> {
  const connus = new Set((await listCentres(ctx)).map(({ id }) => id))
  if (centres.every((centre) => connus.has(centre))) return
  throw new Refusal('Un des centres choisis n’existe plus. Choisissez de nouveau.', 'centres')
}
