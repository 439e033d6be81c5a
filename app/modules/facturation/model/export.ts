import type { Jour } from '#app/platform/jour.ts'
import { libellesMoyen, libellesStatut, type Moyen, type StatutReglement } from '../model.ts'

type Exporte = {
  le: Jour
  payeur: string
  numero: string
  intitule: string
  moyen: Moyen
  montant: number
  rembourse: number
  statut: StatutReglement
  reference: string | null
  fournisseurId: string | null
  recuNumero: string | null
}

export const colonnesExport = [
  { title: 'Le', type: 'day' as const },
  'Payé par',
  'Formation',
  'Intitulé',
  'Moyen',
  { title: 'Montant', type: 'money' as const },
  { title: 'Rendu', type: 'money' as const },
  { title: 'Net', type: 'money' as const },
  'État',
  'Référence',
  'Paiement Stripe',
  'Reçu',
]

/** One line a payment; what is only promised brings nothing. */
export function valeursExport(ligne: Exporte) {
  const { montant, rembourse, statut } = ligne
  return [
    ligne.le,
    ligne.payeur,
    ligne.numero,
    ligne.intitule,
    libellesMoyen[ligne.moyen],
    montant,
    rembourse,
    statut === 'attendu' ? 0 : montant - rembourse,
    libellesStatut[statut],
    ligne.reference,
    ligne.fournisseurId,
    ligne.recuNumero,
  ]
}
