import { type StatutInscription, statutsVivants } from '#app/modules/stagiaire/model.ts'
import type { Jour } from '#app/platform/jour.ts'

/** Cents under which the card provider takes nothing. */
export const montantMinimum = 50

export type Du = {
  statut: StatutInscription
  statutFormation: string
  dernierJour: Jour | null
  /** The client of a private training, or the partner of a link, pays for its people. */
  payeParUnTiers: boolean
  /** Cents still due. */
  reste: number
}

/**
 * STA-7: why somebody who already holds a place does not pay by card from the follow-up link; undefined
 * when they may: until the last day, as long as something is due.
 */
export function empechementPayerPlusTard(du: Du, aujourdhui: Jour): string | undefined {
  if (!statutsVivants.includes(du.statut))
    return 'Cette inscription ne se paie plus ici. Contactez l’union.'
  if (du.payeParUnTiers) return 'Cette formation est payée par votre organisme.'
  if (du.reste < montantMinimum) return 'Il ne reste rien à payer.'
  if (du.statutFormation !== 'validee') return 'La formation n’est pas ouverte.'
  if (du.dernierJour !== null && du.dernierJour < aujourdhui)
    return 'La formation est passée : réglez auprès de l’union.'
  return undefined
}
