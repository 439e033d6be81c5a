import { findIdentiteUnion } from '#app/modules/union/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { insertFichier } from '#app/platform/files/fichier.server.ts'
import { anneeDe } from '#app/platform/jour.ts'
import { nextNumber, record } from '#app/platform/journal.server.ts'
import { recuPdf } from '../documents/recu-reglement.server.ts'
import { exiger } from '../policy.ts'
import { findPaye } from '../queries/paye.server.ts'
import { lockReglement } from '../queries/reglement.server.ts'

/** STA-7: the receipt of a payment, numbered by year and frozen; asked again, it is the same. */
export function etablirRecu(ctx: Ctx | WriteCtx, reglementId: string): Promise<string> {
  return transaction(ctx, async (ctx) => {
    const reglement = await lockReglement(ctx, reglementId)
    const paye = await findPaye(ctx, reglementId)
    exiger(ctx, 'reglement.encaisser', paye)
    if (reglement.statut === 'attendu') throw new Refusal('Ce règlement n’est pas encore reçu.')
    if (reglement.recuFichierId !== null) return reglement.recuFichierId
    const organisme = await findIdentiteUnion(ctx)
    const annee = anneeDe(ctx.aujourdhui)
    const rang = await nextNumber(ctx, 'recu_reglement', annee)
    const numero = `RR-${annee}-${String(rang).padStart(5, '0')}`
    const bytes = await recuPdf({ numero, jour: ctx.aujourdhui, organisme, paye, reglement })
    const { formationId, inscriptionId } = reglement
    const objet =
      inscriptionId === null
        ? { genre: 'formation', id: formationId }
        : { genre: 'inscription', id: inscriptionId }
    const { id: recuFichierId } = await insertFichier(ctx, {
      bytes,
      nom: `${numero}.pdf`,
      genre: 'recu_reglement',
      proprietaire: objet,
      fige: true,
    })
    await ctx.db
      .updateTable('reglement')
      .set({ recuNumero: numero, recuFichierId })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', reglementId)
      .execute()
    record(ctx, 'reglement.recu_etabli', objet, { numero })
    return recuFichierId
  })
}
