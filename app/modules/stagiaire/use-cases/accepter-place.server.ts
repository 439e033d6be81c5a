import { sql } from 'kysely'
import { z } from 'zod'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { desinscrirePourReinscription, leverVivantesPassees } from '../ecriture.server.ts'
import { envoyerConfirmation } from '../jobs/envoyer-confirmation.server.ts'
import { refusDejaValidee } from '../model.ts'
import {
  findInscriptionParId,
  findInscriptionParSuivi,
  type Inscription,
} from '../queries/inscriptions.server.ts'
import { listMemeType, lockFormationsDe } from '../queries/meme-type.server.ts'

export const accepterPlaceSchema = z.object({ jeton: z.string().max(200) })

/**
 * STA-3: the offered place becomes a sign-up. It was counted while it was held, so nothing is taken twice;
 * a hold that has lapsed counts no more, and is refused. STA-2 (d): the earlier sign-up of the type gives
 * its place now. Twice = once.
 */
export function accepterPlace(ctx: Ctx, { jeton }: z.output<typeof accepterPlaceSchema>) {
  return transaction(ctx, async (ctx) => {
    const connue = (await findInscriptionParSuivi(ctx, hashToken(jeton))) ?? notFound()
    await lockPersonne(ctx, connue.clePersonne)
    await lockFormationsDe(ctx, connue.clePersonne, connue.formationId)
    // The link is its own right: its holder waits for this formation.
    const formation = await lockFormation(
      { ...ctx, acteur: { genre: 'systeme' } },
      connue.formationId,
    )
    const inscription = (await findInscriptionParId(ctx, connue.id)) ?? notFound()
    if (inscription.statut === 'inscrite' || inscription.statut === 'validee') return
    refuseIf(empechementAcceptation(inscription, formation.statut, ctx.now))
    const memeType = await listMemeType(ctx, connue.clePersonne, formation.typeFormationId)
    refuseIf(memeType.some(({ statut }) => statut === 'validee') ? refusDejaValidee : undefined)
    await desinscrirePourReinscription(ctx, memeType)
    await leverVivantesPassees(ctx, inscription.clePersonne)
    await ctx.db
      .updateTable('inscription')
      .set({ statut: 'inscrite', vivante: true, tenueJusque: null, inscriteLe: ctx.now })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscription.id)
      .execute()
    record(ctx, 'inscription.place_acceptee', { genre: 'inscription', id: inscription.id })
    const demandeLe = ctx.now.toISOString()
    await enqueue(ctx, envoyerConfirmation, { inscriptionId: inscription.id, demandeLe })
  })
}

/** Why the offer can no longer be accepted. */
export function empechementAcceptation(
  { statut, tenueJusque }: Pick<Inscription, 'statut' | 'tenueJusque'>,
  statutFormation: string,
  now: Date,
): string | undefined {
  if (statut === 'liste_attente') return 'Aucune place ne vous est proposée pour le moment.'
  if (statutFormation !== 'validee') return 'Cette formation n’est plus ouverte.'
  if (statut === 'proposee' && tenueJusque !== null && tenueJusque > now) return undefined
  return 'Le délai est passé : la place a été proposée à une autre personne.'
}
