import type { FormFailure } from '#app/platform/form.server.ts'
import { DateField, Field, Select } from '#app/ui/form.tsx'
import { libellesMoyen, moyensAuGuichet } from '../model.ts'

/** What was typed and refused, else what is proposed. */
export function tapeDans(echec: FormFailure | undefined) {
  return (champ: string, defaut = ''): string => {
    const valeur = echec?.values[champ]
    return typeof valeur === 'string' ? valeur : defaut
  }
}

type Props = {
  /** « Rendu par », « Moyen de paiement ». */
  moyen: { label: string; defaut?: string | undefined }
  /** « Rendu le », « Reçu le ». */
  le: string
  aujourdhui: string
  echec: FormFailure | undefined
}

/** Money that passes by cheque, transfer or in cash, in one direction or the other: how, when, which. */
export function ChampsVersement({ moyen, le, aujourdhui, echec }: Props) {
  const tape = tapeDans(echec)
  const errors = echec?.errors ?? {}
  return (
    <>
      <Select
        name="moyen"
        label={moyen.label}
        required
        placeholder="Choisissez"
        defaultValue={tape('moyen', moyen.defaut)}
        error={errors.moyen}
        options={moyensAuGuichet.map((value) => ({ value, label: libellesMoyen[value] }))}
      />
      <DateField
        name="le"
        label={le}
        required
        max={aujourdhui}
        defaultValue={tape('le', aujourdhui)}
        error={errors.le}
      />
      <Field
        name="reference"
        label="Référence"
        optional
        hint="Numéro du chèque, libellé du virement."
        defaultValue={tape('reference')}
        error={errors.reference}
      />
    </>
  )
}
