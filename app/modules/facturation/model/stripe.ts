import { z } from 'zod'

/** The kinds of event that change something here; the provider is asked for these alone. */
export const genresEvenement = [
  'checkout.session.completed',
  'checkout.session.expired',
  'charge.refunded',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
] as const

type Lieu = { production: boolean; demonstration: boolean }

/** Test and real money never mix: a live key stays in production, a test key out of it. */
export function empechementCle(
  cle: string,
  { production, demonstration }: Lieu,
): string | undefined {
  const reelle = /^(sk|rk)_live_/.test(cle)
  if (!reelle && !/^(sk|rk)_test_/.test(cle))
    return 'Une clé commence par rk_live_ ou rk_test_. Copiez-la depuis le tableau de bord Stripe.'
  if (reelle && (!production || demonstration))
    return 'C’est une clé réelle : elle encaisserait de l’argent depuis une installation d’essai. Prenez la clé de test.'
  if (!reelle && production && !demonstration)
    return 'C’est une clé de test : elle n’encaisserait rien. Prenez la clé réelle, qui commence par rk_live_.'
  return undefined
}

/** What we keep of an event: ids, amounts and dates. */
export const faitsSchema = z.object({
  id: z.string(),
  genre: z.string(),
  survenuLe: z.string(),
  compte: z.string().nullable(),
  tentativeId: z.string().nullable(),
  pageId: z.string().nullable(),
  paiementId: z.string().nullable(),
  montant: z.number().nullable(),
  devise: z.string().nullable(),
  rembourse: z.number().nullable(),
  paye: z.boolean(),
  // Absent from what was kept before refunds and disputes were followed.
  objetId: z.string().nullable().default(null),
  remboursementId: z.string().nullable().default(null),
  raison: z.string().nullable().default(null),
  etat: z.string().nullable().default(null),
})
export type Faits = z.output<typeof faitsSchema>

/** Why a payment is not the one that was asked: it then confirms nothing, and the treasurer is told. */
export function ecartDePaiement(
  { montant, devise, compte, pageId, paye }: Faits,
  attendu: { montant: number; pageId: string | null; compte: string | null },
): 'impaye' | 'montant' | 'devise' | 'compte' | 'page' | undefined {
  if (!paye) return 'impaye'
  if (montant !== attendu.montant) return 'montant'
  if (devise !== 'eur') return 'devise'
  if (compte !== null && attendu.compte !== null && compte !== attendu.compte) return 'compte'
  if (attendu.pageId !== null && pageId !== attendu.pageId) return 'page'
  return undefined
}

const uneMinute = 60_000

/** The page at the provider closes before the hold of the place does: 30 minutes at least, says the provider. */
export function finDePage(now: Date, tenueMinutes: number): Date {
  return new Date(now.getTime() + (tenueMinutes - 5) * uneMinute + 5000)
}

export function finDeTenue(now: Date, tenueMinutes: number): Date {
  return new Date(now.getTime() + tenueMinutes * uneMinute)
}
