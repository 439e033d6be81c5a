import { z } from 'zod'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { imageSize } from '#app/platform/files/image-size.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { empechementImage, type ImageUnion, imagesUnion } from '../model/image.ts'
import { objetUnion } from '../model.ts'
import { authorize } from '../policy.ts'

export const changerImageSchema = z.object({
  image: z.enum(Object.keys(imagesUnion) as ImageUnion[], 'Cette image n’est pas reconnue.'),
})

/**
 * Puts an image of the union in place of the former, or takes it away. The former file stays: what
 * was printed with it can be made again.
 */
export function changerImage(ctx: Ctx | WriteCtx, image: ImageUnion, upload: Upload | undefined) {
  return transaction(ctx, async (ctx) => {
    authorize(ctx, 'union.parametrer')
    if (upload) refuseIf(empechementImage(image, imageSize(upload.bytes)), image)
    const fichier =
      upload &&
      (await insertFichier(ctx, {
        bytes: upload.bytes,
        nom: upload.nom,
        genre: imagesUnion[image].genre,
        proprietaire: objetUnion,
        fige: false,
      }))
    await ctx.db
      .updateTable('identiteUnion')
      .set({ [colonnes[image]]: fichier?.id ?? null })
      .where('unionId', '=', ctx.union.id)
      .execute()
    record(ctx, upload ? 'union.image_changee' : 'union.image_retiree', objetUnion, { image })
  })
}

const colonnes = { logo: 'logoFichierId', signature: 'signatureFichierId' } as const
