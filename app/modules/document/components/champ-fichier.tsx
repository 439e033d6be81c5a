import { FileField } from '#app/ui/form.tsx'

/** What is accepted is said before, and checked on the content after. */
export function ChampFichier({ error }: { error: string | undefined }) {
  return (
    <FileField
      name="fichier"
      label="Fichier"
      hint="PDF, image (PNG, JPEG, WebP) ou document bureautique récent (.docx, .xlsx, .pptx, .odt, .ods, .odp), sans macros, 24 Mo au plus."
      accept=".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp"
      error={error}
      required
    />
  )
}
