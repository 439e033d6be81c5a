import { sansMetadonnees } from '#app/modules/adherent/model/photo.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import type { FormFiles } from '#app/platform/form.server.ts'
import { readUpload, type Upload } from '#app/platform/upload.server.ts'
import { attenduDossier, type GenreDocument, poidsDossier, typesDossier } from './model/document.ts'

/** The files of one field, PDF or photos; none is an empty list. */
export async function lireFichiers(files: FormFiles, champ: string): Promise<Upload[]> {
  const limites = { max: poidsDossier, types: typesDossier, attendu: attenduDossier }
  const lus = (files.get(champ) ?? []).map((file) =>
    readUpload(new Map([[champ, [file]]]), champ, limites),
  )
  return (await Promise.all(lus)).flatMap((upload) => (upload ? [upload] : []))
}

type Depot = { id: string; formationId: string; genre: GenreDocument }

/** Keeps a paper sent by somebody, without what a camera writes beside its picture. */
export async function insertDocumentDepose(
  ctx: WriteCtx,
  { id, formationId, genre }: Depot,
  fichier: Upload,
): Promise<void> {
  const { id: fichierId } = await insertFichier(ctx, {
    bytes: sansMetadonnees(fichier.bytes),
    nom: fichier.nom,
    genre: `formation_${genre}`,
    proprietaire: { genre: 'formation', id: formationId },
    fige: false,
  })
  await ctx.db
    .insertInto('documentFormation')
    .values({
      unionId: ctx.union.id,
      id,
      formationId,
      genre,
      fichierId,
      donnees: JSON.stringify({ depose: true }),
      creeLe: ctx.now,
      creePar: ctx.acteur.genre === 'adherent' ? ctx.acteur.adherentId : null,
    })
    .execute()
}
