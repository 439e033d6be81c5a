import type { WriteCtx } from '#app/platform/ctx.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { nommer } from './model.ts'

type Version = {
  id: string
  documentId: string
  numero: number
  note: string | null
}

/** A version and its bytes: frozen, what was published cannot be changed afterwards. */
export async function insertVersion(ctx: WriteCtx, version: Version, upload: Upload) {
  const fichier = await insertFichier(ctx, {
    bytes: upload.bytes,
    nom: nommer(upload.nom, upload.type),
    type: upload.type,
    genre: 'document_collectif',
    proprietaire: { genre: 'document_collectif', id: version.documentId },
    fige: true,
  })
  await ctx.db
    .insertInto('documentVersion')
    .values({
      ...version,
      unionId: ctx.union.id,
      fichierId: fichier.id,
      publieeLe: ctx.now,
      publieePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
}
