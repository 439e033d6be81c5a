import type { FormFailure } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DateField, ErrorSummary, MoneyField, Select } from '#app/ui/form.tsx'
import { type GenreCotisation, genresCotisation, libellesGenre } from '../model.ts'

type Props = {
  nouvelId: string
  periodes: Record<string, { du: string; au: string }>
  montants: Partial<Record<GenreCotisation, number>>
  echec: FormFailure | undefined
}

/** Period and amount are those of the union's own fee; one changes them for another kind. */
export function AjouterCotisation({ nouvelId, periodes, montants, echec }: Props) {
  const sien = echec?.values.intention === 'ajouter' ? echec : undefined
  const errors = sien?.errors ?? {}
  const saisi = (nom: string) => {
    const value = sien?.values[nom]
    return typeof value === 'string' ? value : undefined
  }
  const montant = montants.union === undefined ? '' : (montants.union / 100).toFixed(2)
  return (
    <form method="post" className="stack">
      <ErrorSummary errors={errors} formError={sien?.formError} />
      <input type="hidden" name="intention" value="ajouter" />
      <input type="hidden" name="id" value={saisi('id') ?? nouvelId} />
      <div className="fields">
        <Select
          name="genre"
          label="Cotisation"
          required
          options={genresCotisation.map((genre) => ({ value: genre, label: libellesGenre[genre] }))}
          defaultValue={saisi('genre') ?? 'union'}
          error={errors.genre}
        />
        <DateField
          name="du"
          label="Du"
          required
          defaultValue={saisi('du') ?? periodes.union?.du}
          error={errors.du}
        />
        <DateField
          name="au"
          label="Au"
          required
          defaultValue={saisi('au') ?? periodes.union?.au}
          error={errors.au}
        />
        <MoneyField
          name="montant"
          label="Montant"
          required
          defaultValue={saisi('montant') ?? montant.replace('.', ',')}
          error={errors.montant}
        />
      </div>
      <div className="actions">
        <Button variant="primary" icon="plus">
          Ajouter la cotisation
        </Button>
      </div>
    </form>
  )
}
