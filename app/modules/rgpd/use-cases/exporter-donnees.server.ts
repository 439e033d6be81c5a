import { z } from 'zod'
import type { ActeurAdherent, Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { preparerCopie } from '../jobs/preparer-copie.server.ts'
import { empechementCopie } from '../model/copie.ts'
import { authorize, moi } from '../policy.ts'
import { findCopie, listCopies } from '../queries/copies.server.ts'
import { findPersonneConnue } from '../queries/personnes.server.ts'

export const exporterDonneesSchema = z.object({ id: z.uuid() })

/**
 * ADH-9: asks for a copy of one's own data, or, for who answers to a person, of theirs. A job makes it;
 * the link is in the space only. A second click asks for nothing more.
 */
export function exporterDonnees(
  ctx: Ctx | WriteCtx,
  { id, personneId }: { id: string; personneId?: string },
) {
  return transaction(ctx, async (ctx) => {
    const acteur = demandeur(ctx, personneId)
    const qui = personneId ?? acteur.personneId
    const connue = (await findPersonneConnue(ctx, qui)) ?? notFound()
    refuseIf(connue.sansPersonnelLe ? 'Cette personne est effacée.' : undefined)
    const copies = await listCopies(ctx, acteur.adherentId, qui)
    if (copies.some((copie) => copie.id === id)) return
    refuseIf(
      empechementCopie(
        {
          enPreparation: copies.some(({ statut }) => statut === 'en_preparation'),
          demandeLe: copies[0]?.demandeLe ?? null,
        },
        ctx.now,
      ),
    )
    await ctx.db
      .insertInto('exportDonnees')
      .values({
        ...{ unionId: ctx.union.id, id, personneId: qui },
        demandePar: acteur.adherentId,
        demandeLe: ctx.now,
      })
      .execute()
    const tiers = qui !== acteur.personneId
    record(ctx, 'donnees.copie_demandee', { genre: 'personne', id: qui }, { tiers })
    await enqueue(ctx, preparerCopie, { exportId: id })
  })
}

/** The archive itself, for who asked for it; each download is noted. */
export function telechargerCopie(ctx: Ctx | WriteCtx, id: string) {
  return transaction(ctx, async (ctx) => {
    const { adherentId } = moi(ctx)
    const copie = (await findCopie(ctx, id, adherentId)) ?? notFound()
    await ctx.db
      .updateTable('exportDonnees')
      .set({ telechargeLe: ctx.now })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', id)
      .execute()
    record(ctx, 'donnees.copie_telechargee', { genre: 'personne', id: copie.personneId })
    return copie
  })
}

function demandeur(ctx: WriteCtx, personneId: string | undefined): ActeurAdherent {
  const acteur = moi(ctx)
  if (personneId !== undefined && personneId !== acteur.personneId) {
    authorize(ctx, 'personne.effacer')
  }
  return acteur
}
