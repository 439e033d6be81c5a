import type { Moyen } from '#app/modules/facturation/model.ts'
import type { FormFailure } from '#app/platform/form.server.ts'
import { Choices } from '#app/ui/form.tsx'
import { formatMoney } from '#app/ui/format.ts'

type Props = { echec: FormFailure | undefined; moyens: Moyen[]; prix: number }

/** How it is paid. Nothing to choose: a sentence says what comes next, or nothing when it is free. */
export function ChoixPaiement({ echec, moyens, prix }: Props) {
  if (moyens.length === 0) return null
  if (moyens.length === 1) {
    return (
      <p>
        Le paiement de <b>{formatMoney(prix)}</b> se fait par carte, sur la page suivante. Votre
        place est gardée pendant ce temps, et votre inscription est validée aussitôt.
      </p>
    )
  }
  const choisi = echec?.values.moyen
  return (
    <Choices
      legend={`Comment payez-vous ${formatMoney(prix)}\u202f?`}
      name="moyen"
      defaultValue={typeof choisi === 'string' ? choisi : 'carte'}
      options={moyens.map((moyen) => ({ value: moyen, label: libellesChoix[moyen] }))}
      error={echec?.errors.moyen}
    />
  )
}

/** The button says what pressing it does: pay, when there is nothing else to choose. */
export function libelleInscription(moyens: Moyen[], prix: number): string {
  return moyens.length === 1 ? `Payer ${formatMoney(prix)} et m’inscrire` : 'M’inscrire'
}

const libellesChoix: Record<Moyen, string> = {
  carte: 'Par carte, maintenant\u00a0: l’inscription est validée aussitôt',
  cheque: 'Par chèque, plus tard',
  virement: 'Par virement, plus tard',
  especes: 'En espèces, plus tard',
}
