import type { Ctx } from '#app/platform/ctx.ts'
import { encaisse, resteDu } from '../model.ts'
import { can } from '../policy.ts'
import { listDeInscription } from './reglement.server.ts'
import { findDerniereTentative } from './tentatives.server.ts'

type Inscription = { id: string; prix: number; centreId: string | null }

/** What a trainee has paid and still owes, for the sheet; undefined for who may not see payments. */
export async function findComptePayeur(ctx: Ctx, { id, prix, centreId }: Inscription) {
  if (!can(ctx, 'reglement.lister', { centreId })) return undefined
  const reglements = await listDeInscription(ctx, id)
  return {
    prix,
    encaisse: encaisse(reglements),
    reste: resteDu(prix, reglements),
    promis: reglements.find(({ statut }) => statut === 'attendu')?.moyen ?? null,
    lignes: reglements.flatMap(({ id, le, moyen, montant, rembourse, statut }) =>
      statut === 'attendu' ? [] : [{ id, le, moyen, montant, rembourse, statut }],
    ),
    peutEncaisser: can(ctx, 'reglement.encaisser', { centreId }),
  }
}

export type ComptePayeur = NonNullable<Awaited<ReturnType<typeof findComptePayeur>>>

/** The same for the person, behind the secret link: what was received, the receipts, what is to be paid here. */
export async function findPaiementsSuivi(ctx: Ctx, id: string, statut: string) {
  const reglements = await listDeInscription(ctx, id)
  const tentative =
    statut === 'reservee' || statut === 'expiree' ? await findDerniereTentative(ctx, id) : undefined
  return {
    // Announced at the sign-up and not received: what is owed to the counter.
    promis: reglements.flatMap(({ id, moyen, montant, statut }) =>
      statut === 'attendu' ? [{ id, moyen, montant }] : [],
    ),
    aPayer: statut === 'reservee' || tentative !== undefined,
    recus: reglements.flatMap(({ id, le, moyen, montant, rembourse, statut, recuNumero }) =>
      statut === 'attendu' ? [] : [{ id, le, moyen, montant, rembourse, recuNumero }],
    ),
  }
}
