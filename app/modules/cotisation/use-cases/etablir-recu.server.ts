import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { nextNumber, record } from '#app/platform/journal.server.ts'
import { recuPdf } from '../documents/recu.server.ts'
import { empechementRecu } from '../model.ts'
import { authorize } from '../policy.ts'
import { lockCotisation } from '../queries/cotisations.server.ts'
import { findMembre } from '../queries/membres.server.ts'

/** ADH-8: the receipt of a paid fee, numbered and frozen; asked again, it is the same. */
export function etablirRecu(ctx: Ctx | WriteCtx, cotisationId: string): Promise<void> {
  return transaction(ctx, async (ctx) => {
    const cotisation = await lockCotisation(ctx, cotisationId)
    authorize(ctx, 'cotisation.encaisser', cotisation)
    refuseIf(empechementRecu(cotisation))
    if (cotisation.recuFichierId !== null) return
    const { adherentId } = cotisation
    const membre = (await findMembre(ctx, adherentId)) ?? notFound()
    const organisme = await findIdentiteUnion(ctx)
    const annee = anneeDe(ctx.aujourdhui)
    const rang = await nextNumber(ctx, 'recu_cotisation', annee)
    const numero = `RC-${annee}-${String(rang).padStart(5, '0')}`
    const bytes = await recuPdf({ numero, jour: ctx.aujourdhui, organisme, membre, cotisation })
    const { id: recuFichierId } = await insertFichier(ctx, {
      bytes,
      nom: `${numero}.pdf`,
      genre: 'recu_cotisation',
      proprietaire: { genre: 'adherent', id: adherentId },
      fige: true,
    })
    await ctx.db
      .updateTable('cotisation')
      .set({ recuNumero: numero, recuFichierId })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', cotisationId)
      .execute()
    record(ctx, 'cotisation.recu_etabli', { genre: 'adherent', id: adherentId }, { numero })
  })
}
