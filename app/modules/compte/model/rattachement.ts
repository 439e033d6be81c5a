type Demande = {
  /** The account that asked. */
  compteId: string
  /** The account of the member today, and what it has. */
  ancien: string
  actuel: string | null
  secondFacteur: boolean
}

/** Why this member cannot pass under the account logged in; undefined when it can. */
export function empechementRattachement(
  { compteId, ancien, actuel, secondFacteur }: Demande,
  connecte: string,
): string | undefined {
  if (compteId !== connecte) {
    return 'Ce lien a été demandé par un autre compte. Connectez-vous avec lui, puis rouvrez le lien.'
  }
  if (actuel !== ancien) return 'Cet adhérent a déjà changé de compte.'
  // Reading a mailbox must not be enough to get past a second factor.
  if (secondFacteur) {
    return 'Le compte à rattacher a un second facteur. Retirez-le d’abord, en vous connectant avec lui.'
  }
  return undefined
}
