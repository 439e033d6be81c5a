import { identiteSchema } from '#app/modules/adherent/model/personne.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { Refusal } from '#app/platform/errors.ts'
import { coordonneesPubliquesSchema } from '../model/stagiaire.ts'
import { phraseAccordResponsable } from '../model.ts'
import { lockBrouillon } from '../queries/brouillon.server.ts'
import { type InscrireStagiaire, tenterInscription } from './inscrire-stagiaire.server.ts'

type Fin = {
  formationId: string
  jeton: string
  accordVersion: number
  /** The door of the draft: the site of the union, or the partner link that was followed. */
  porte: Pick<InscrireStagiaire, 'origine' | 'lienPartenaireId'>
  /** The public agrees to wait when no place is left. */
  attente: boolean
}

export type Suite =
  | { suite: 'inscrit' }
  /** The draft is not there any more, or a step is missing: the page says what to do. */
  | { suite: 'expire' | 'inconnu' | 'incomplet' }

/**
 * STA-1, STA-2: the last step, the only one that takes a place. Its second arrival answers like the
 * first: the inscription takes the id of the draft, which is emptied.
 */
export async function terminerInscription(
  ctx: Ctx,
  { formationId, jeton, accordVersion, porte, attente }: Fin,
): Promise<Suite> {
  const issue = await transaction(ctx, async (ctx) => {
    const brouillon = await lockBrouillon(ctx, formationId, jeton)
    if (brouillon.etat === 'termine') return { suite: 'inscrit' as const }
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
    return { suite: 'inscrit' as const }
  })
  // Thrown after the commit: the mail of STA-2 (b) to the known address has been queued.
  if ('refus' in issue) throw new Refusal(issue.refus)
  return issue
}
