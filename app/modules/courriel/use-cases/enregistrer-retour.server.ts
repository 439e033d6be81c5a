import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import type { Dsn } from '#app/platform/email/dsn.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { noterEchec } from '../ecriture.server.ts'
import { accuseAdresse, motifRetour } from '../model/retour.ts'

/**
 * MAI-2: a mail that came back is *reçu en erreur*, with the reason in words; its address is marked.
 * A report received twice, or that only announces a delay, changes nothing. True when the mail is ours.
 */
export function enregistrerRetour(ctx: Ctx | WriteCtx, retour: Dsn): Promise<boolean> {
  return transaction(ctx, async (ctx) => {
    const courriel = await ctx.db
      .selectFrom('courriel')
      .where('unionId', '=', ctx.union.id)
      .where('messageId', '=', retour.messageId)
      .select(['id', 'modele', 'statut', 'destinataire', 'objetGenre', 'objetId'])
      .forUpdate()
      .executeTakeFirst()
    if (!courriel) return false
    if (retour.action !== 'failed' || courriel.statut === 'retourne') return true
    const motif = motifRetour(retour.status)
    await ctx.db
      .updateTable('courriel')
      .set({
        statut: 'retourne',
        retourMotif: motif,
        retourLe: ctx.now,
        reponseServeur: (retour.diagnostic || retour.status).slice(0, 500),
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', courriel.id)
      .execute()
    if (accuseAdresse(retour.status)) await noterEchec(ctx, courriel.destinataire, motif)
    const { id, modele, objetGenre, objetId } = courriel
    const objet = { genre: objetGenre ?? 'courriel', id: objetId ?? id }
    record(ctx, 'courriel.retourne', objet, { modele, courrielId: id, status: retour.status })
    return true
  })
}
