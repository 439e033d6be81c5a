import { Refusal } from '#app/platform/errors.ts'
import { inspectOffice } from '#app/platform/files/office-file.server.ts'
import type { FormFiles } from '#app/platform/form.server.ts'
import { readUpload, type Upload } from '#app/platform/upload.server.ts'
import { attendu, tailleMax } from './model.ts'

const types = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'application/zip']

/** A document that may be shown to every member: its type by content, no macro, no program, no bomb. */
export async function readDocument(files: FormFiles, champ = 'fichier'): Promise<Upload> {
  const upload = await readUpload(files, champ, { max: tailleMax, types, attendu })
  if (!upload) {
    throw new Refusal('Choisissez un fichier. Un fichier vide ne peut pas être publié.', champ)
  }
  if (upload.type !== 'application/zip') return upload
  const verdict = await inspectOffice(upload.bytes)
  if ('refus' in verdict) {
    throw new Refusal(
      `«\u00a0${upload.nom}\u00a0» ne peut pas être publié\u00a0: ${verdict.refus}`,
      champ,
    )
  }
  return { ...upload, type: verdict.type }
}
