import { sql } from 'kysely'
import type { Confirmation } from '#app/modules/stagiaire/public.server.ts'
import type { WriteCtx } from '#app/platform/ctx.ts'
import { newId } from '#app/platform/id.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import type { Jour } from '#app/platform/jour.ts'
import { record } from '#app/platform/journal.server.ts'
import { ouvrirIncident } from './incident.server.ts'
import { envoyerRecu } from './jobs/envoyer-recu.server.ts'
import { prevenirTresorier } from './jobs/prevenir-tresorier.server.ts'
import { resteDu } from './model.ts'
import { listDeInscription } from './queries/reglement.server.ts'

type Paiement = { inscriptionId: string; paiementId: string; montant: number; le: Jour }

/**
 * Writes what was received by card, the formation locked. What the trainee had promised to pay otherwise
 * becomes this payment; what is more than the price, a cheque noted meanwhile for one, is for the treasurer.
 */
export async function ecrirePaiementCarte(
  ctx: WriteCtx,
  { inscriptionId, paiementId, montant, le }: Paiement,
  { suite, formationId, prix }: Confirmation,
): Promise<void> {
  const reste = resteDu(prix, await listDeInscription(ctx, inscriptionId))
  const statut = suite === 'validee' ? 'recu' : 'sans_place'
  const id = newId()
  const carte = { id, montant, le, moyen: 'carte', fournisseurId: paiementId } as const
  const tenue = statut === 'recu' && (await tenirPromesse(ctx, inscriptionId, { ...carte, statut }))
  if (!tenue) {
    await ctx.db
      .insertInto('reglement')
      .values({
        unionId: ctx.union.id,
        formationId,
        inscriptionId,
        ...carte,
        statut,
        creeLe: ctx.now,
      })
      .execute()
  }
  const acte = statut === 'recu' ? 'reglement.paye_par_carte' : 'reglement.sans_place'
  record(ctx, acte, { genre: 'inscription', id: inscriptionId }, { montant, formationId })
  await enqueue(ctx, envoyerRecu, { reglementId: id, demandeLe: ctx.now.toISOString() })
  if (statut === 'sans_place')
    await enqueue(ctx, prevenirTresorier, { sujet: 'sans_place', cle: id })
  else if (montant > reste)
    await ouvrirIncident(
      ctx,
      { id, formationId, inscriptionId },
      { genre: 'trop_percu', montant: montant - reste, fournisseurId: paiementId },
    )
}

type Recu = { id: string; montant: number; le: Jour; statut: 'recu' }

/** What a trainee had promised is now received: the same line, with what was really given. */
export async function tenirPromesse(
  ctx: WriteCtx,
  inscriptionId: string | null,
  recu: Recu & { moyen: 'carte' | 'cheque' | 'virement' | 'especes' },
): Promise<boolean> {
  if (inscriptionId === null) return false
  const { numUpdatedRows } = await ctx.db
    .updateTable('reglement')
    .set({ ...recu, creeLe: ctx.now, version: sql<number>`version + 1` })
    .where('unionId', '=', ctx.union.id)
    .where('inscriptionId', '=', inscriptionId)
    .where('statut', '=', 'attendu')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
