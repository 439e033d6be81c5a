import { Field } from './form.tsx'

type Line = { name: string; defaultValue: string | undefined; error: string | undefined }

type Props = {
  street: Line
  postalCode: Line
  town: Line
  /** Said after each label when a form asks for two addresses: « de facturation ». */
  of?: string
  /** What must be filled: the whole address, or only where it is. */
  required?: 'all' | 'town' | 'none'
}

/** The lines of a postal address in France, as every form of the staff asks them. */
export function AddressFields({ street, postalCode, town, of, required = 'none' }: Props) {
  const label = (word: string) => (of ? `${word} ${of}` : word)
  const asked = (expected: boolean) => (expected ? { required: true } : { optional: true })
  return (
    <>
      <Field {...street} label={label('Adresse')} maxLength={200} {...asked(required === 'all')} />
      <div className="pair">
        <Field
          {...postalCode}
          label={label('Code postal')}
          inputMode="numeric"
          width={8}
          {...asked(required !== 'none')}
        />
        <Field {...town} label={label('Commune')} maxLength={80} {...asked(required !== 'none')} />
      </div>
    </>
  )
}
