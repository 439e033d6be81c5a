import { Field, FormGroup } from '#app/ui/form.tsx'
import type { TailleGroupe } from '../model/type.ts'

type Champ = (
  name: string,
  sinon: number | null | undefined,
) => { name: string; defaultValue: string | undefined; error: string | undefined }

type Props = { champ: Champ; regle: TailleGroupe | null }

/** The rule of large groups (SST): longer for each trainee from a number on, split from another. */
export function ChampsGroupe({ champ, regle }: Props) {
  return (
    <FormGroup
      title="Grand groupe"
      reason="Pour un enseignement qui s’allonge avec l’effectif, comme le SST. Alors, sous l’effectif minimal, la session ne se tient pas. Laissez vide sinon."
    >
      <div className="pair">
        <Field
          {...champ('allongementDes', regle?.allongementDes)}
          label="Plus long à partir de"
          inputMode="numeric"
          width={8}
          suffix="stagiaires"
          optional
        />
        <Field
          {...champ('allongementMinutes', regle?.allongementMinutes)}
          label="Pour chacun d’eux"
          inputMode="numeric"
          width={8}
          suffix="minutes"
          optional
        />
      </div>
      <Field
        {...champ('scissionDes', regle?.scissionDes)}
        label="Deux sessions à partir de"
        inputMode="numeric"
        width={8}
        suffix="stagiaires"
        optional
      />
    </FormGroup>
  )
}
