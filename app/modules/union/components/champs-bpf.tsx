import { Field, FormGroup, Select } from '#app/ui/form.tsx'
import { lignesF3 } from '../model/type.ts'

type Champ = (
  name: string,
  sinon: string | null | undefined,
) => { name: string; defaultValue: string | undefined; error: string | undefined }

type Props = { champ: Champ; type: { nsf: string; bpfF3: string | null } | null }

/** The lines of the yearly statement that a type of training goes to. */
export function ChampsBpf({ champ, type }: Props) {
  return (
    <FormGroup
      title="Bilan pédagogique et financier"
      reason="Où compter ces formations dans la déclaration annuelle à la DREETS."
    >
      <Select
        {...champ('bpfF3', type?.bpfF3)}
        label="Objectif (cadre F-3)"
        placeholder="À préciser"
        hint="Sans réponse, le bilan le signale : rien n’est compté au hasard."
        options={Object.entries(lignesF3).map(([value, label]) => ({ value, label }))}
      />
      <Field
        {...champ('nsf', type?.nsf ?? '344')}
        label="Spécialité (cadre F-4), code NSF"
        hint="344 : sécurité des biens et des personnes. 331 : santé."
        inputMode="numeric"
        width={8}
        required
      />
    </FormGroup>
  )
}
