import { sql } from 'kysely'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { record } from '#app/platform/journal.server.ts'
import type { Upload } from '#app/platform/upload.server.ts'
import { sansMetadonnees } from '../model/photo.ts'
import { lockAdherentPour } from '../queries/portee.server.ts'

/** ADH-7: keeps a photo, without where and when it was taken; the one before is no longer shown. */
export function deposerPhoto(ctx: Ctx | WriteCtx, adherentId: string, photo: Upload) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentPour(ctx, 'adherent.modifier', adherentId)
    const proprietaire = { genre: 'adherent', id: adherentId }
    const { id } = await insertFichier(ctx, {
      bytes: sansMetadonnees(photo.bytes),
      nom: photo.nom,
      genre: 'photo',
      proprietaire,
      fige: false,
    })
    await poserPhoto(ctx, adherentId, id)
    record(ctx, 'adherent.photo_deposee', proprietaire)
  })
}

/** The sheet shows initials again. */
export function retirerPhoto(ctx: Ctx | WriteCtx, adherentId: string) {
  return transaction(ctx, async (ctx) => {
    await lockAdherentPour(ctx, 'adherent.modifier', adherentId)
    if (!(await poserPhoto(ctx, adherentId, null))) return
    record(ctx, 'adherent.photo_retiree', { genre: 'adherent', id: adherentId })
  })
}

async function poserPhoto(ctx: WriteCtx, adherentId: string, photoFichierId: string | null) {
  const { numUpdatedRows } = await ctx.db
    .updateTable('adherent')
    .set({ photoFichierId, version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('id', '=', adherentId)
    .where('photoFichierId', 'is distinct from', photoFichierId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
