import { Refusal } from './errors.ts'
import { safeName } from './files/file-name.ts'
import { detectType } from './files/file-type.ts'
import type { FormFiles } from './form.server.ts'

/** A file sent with a form: the type is what its first bytes say. */
export type Upload = { nom: string; type: string; bytes: Buffer }

type Limits = {
  /** Bytes, at most. */
  max: number
  /** Types accepted, as detected; without it any is. */
  types?: readonly string[]
  /** What is accepted, in the user's words: « une image PNG ou JPEG ». */
  attendu: string
}

/** The file of a field, undefined when none was chosen; a refusal beside the field when it is not acceptable. */
export async function readUpload(
  files: FormFiles,
  field: string,
  { max, types, attendu }: Limits,
): Promise<Upload | undefined> {
  const [file, ...others] = files.get(field) ?? []
  if (!file) return undefined
  if (others.length > 0) throw new Refusal('Choisissez un seul fichier.', field)
  if (file.size > max) {
    throw new Refusal(
      `« ${safeName(file.name)} » pèse ${megaoctets(file.size)} ; ${megaoctets(max)} au plus sont acceptés.`,
      field,
    )
  }
  const bytes = Buffer.from(await file.arrayBuffer())
  const type = detectType(bytes)
  if (types && !types.includes(type)) {
    throw new Refusal(`« ${safeName(file.name)} » n’est pas ${attendu}.`, field)
  }
  return { nom: safeName(file.name), type, bytes }
}

function megaoctets(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
}
