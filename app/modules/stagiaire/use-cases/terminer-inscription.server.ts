import { identiteSchema } from '#app/modules/adherent/model/personne.ts'
import type { MoyenAuGuichet } from '#app/modules/facturation/model.ts'
import { promettreReglement } from '#app/modules/facturation/public.server.ts'
import type { Ctx, WriteCtx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { coordonneesPubliquesSchema } from '../model/stagiaire.ts'
import { phraseAccordResponsable } from '../model.ts'
import { lockBrouillon } from '../queries/brouillon.server.ts'
import { findAPayer } from '../queries/payees.server.ts'
import { type InscrireStagiaire, tenterInscription } from './inscrire-stagiaire.server.ts'

type Fin = {
  formationId: string
  jeton: string
  accordVersion: number
  /** The door of the draft: the site of the union, or the partner link that was followed. */
  porte: Pick<InscrireStagiaire, 'origine' | 'lienPartenaireId'>
  /** The public agrees to wait when no place is left. */
  attente: boolean
  /** How it is paid: by card at once, so the place is held this long; or later, by this means. */
  paiement?: { tenueMinutes: number } | { moyen: MoyenAuGuichet }
}

export type Suite =
  /** `aPayer`: the place is held; its payment page is the next one. */
  | { suite: 'inscrit'; aPayer?: string }
  /** The draft is not there any more, or a step is missing: the page says what to do. */
  | { suite: 'expire' | 'inconnu' | 'incomplet' }

/**
 * STA-1, STA-2: the last step, the only one that takes a place. Its second arrival answers like the
 * first: the inscription takes the id of the draft, which is emptied.
 */
export async function terminerInscription(
  ctx: Ctx,
  { formationId, jeton, accordVersion, porte, attente, paiement }: Fin,
): Promise<Suite> {
  const issue = await transaction(ctx, async (ctx) => {
    const brouillon = await lockBrouillon(ctx, formationId, jeton)
    if (brouillon.etat === 'termine') return suiteDe(ctx, brouillon)
    if (brouillon.etat !== 'ouvert') return { suite: brouillon.etat }
    const identite = identiteSchema.safeParse(brouillon.donnees.identite)
    const coordonnees = coordonneesPubliquesSchema.safeParse(brouillon.donnees.coordonnees)
    if (!identite.success || !coordonnees.success) return { suite: 'incomplet' as const }
    const issue = await tenterInscription(ctx, {
      id: brouillon.id,
      formationId,
      ...porte,
      attente,
      identite: identite.data,
      coordonnees: coordonnees.data,
      transferer: false,
      accordVersion,
      responsableAccord: phraseAccordResponsable,
      ...(paiement && 'tenueMinutes' in paiement && paiement),
    })
    if ('refus' in issue) return issue
    await ctx.db
      .updateTable('brouillonInscription')
      .set({
        inscriptionId: issue.id,
        donnees: JSON.stringify({ attente: issue.attente === true }),
      })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', brouillon.id)
      .execute()
    if (paiement && 'moyen' in paiement && issue.id === brouillon.id && !issue.attente)
      await promettreReglement(ctx, { inscriptionId: issue.id, moyen: paiement.moyen })
    return suiteDe(ctx, { id: brouillon.id, inscriptionId: issue.id })
  })
  // Thrown after the commit: the mail of STA-2 (b) to the known address has been queued.
  if ('refus' in issue) throw new Refusal(issue.refus)
  return issue
}

async function suiteDe(ctx: WriteCtx, termine: { id: string; inscriptionId: string }) {
  const aPayer = await findAPayer(ctx, termine)
  return { suite: 'inscrit' as const, ...(aPayer !== undefined && { aPayer }) }
}
