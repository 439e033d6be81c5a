/** What the operator opens for a union, beyond what all have. An option that no code reads has no place here. */
export const options = ['stripe'] as const
export type Option = (typeof options)[number]

export const libellesOption: Record<Option, string> = {
  stripe: 'Paiement par carte (Stripe)',
}
