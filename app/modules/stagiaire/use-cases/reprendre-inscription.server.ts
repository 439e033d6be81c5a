import { sql } from 'kysely'
import { z } from 'zod'
import { lockPersonne } from '#app/modules/adherent/public.server.ts'
import { empechementInscription, type Formation } from '#app/modules/formation/model.ts'
import { lockFormation } from '#app/modules/formation/public.server.ts'
import { hashToken } from '#app/platform/auth/tokens.server.ts'
import type { Ctx } from '#app/platform/ctx.ts'
import { transaction } from '#app/platform/db.server.ts'
import { notFound, Refusal, refuseIf } from '#app/platform/errors.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { record } from '#app/platform/journal.server.ts'
import { desinscrirePourReinscription, leverVivantesPassees } from '../ecriture.server.ts'
import { envoyerConfirmation } from '../jobs/envoyer-confirmation.server.ts'
import {
  findInscriptionParId,
  findInscriptionParSuivi,
  type Inscription,
} from '../queries/inscriptions.server.ts'
import { listMemeType, lockFormationsDe } from '../queries/meme-type.server.ts'

export const reprendreInscriptionSchema = z.object({ jeton: z.string().max(200) })

/**
 * STA-2 (a): the owner of the address takes back a sign-up that another one had replaced, while places
 * remain. The other becomes `desinscrite` in turn; a validated one is never moved. Twice = once.
 */
export function reprendreInscription(
  ctx: Ctx,
  { jeton }: z.output<typeof reprendreInscriptionSchema>,
) {
  return transaction(ctx, async (ctx) => {
    const connue = (await findInscriptionParSuivi(ctx, hashToken(jeton))) ?? notFound()
    await lockPersonne(ctx, connue.clePersonne)
    await lockFormationsDe(ctx, connue.clePersonne, connue.formationId)
    // The link is its own right: its holder was enrolled, even in a private formation.
    const formation = await lockFormation(
      { ...ctx, acteur: { genre: 'systeme' } },
      connue.formationId,
    )
    const inscription = (await findInscriptionParId(ctx, connue.id)) ?? notFound()
    if (inscription.statut === 'inscrite' || inscription.statut === 'validee') return
    refuseIf(empechementReprise(inscription, formation, ctx.aujourdhui))
    const autres = await listMemeType(ctx, connue.clePersonne, formation.typeFormationId)
    if (autres.some(({ formationId }) => formationId === formation.id))
      throw new Refusal('Vous êtes déjà inscrit à cette formation.')
    if (autres.some(({ statut }) => statut === 'validee')) {
      throw new Refusal(
        'Votre autre inscription est déjà validée : contactez l’union pour changer de date.',
      )
    }
    refuseIf(empechementInscription(formation))
    await desinscrirePourReinscription(ctx, autres)
    await leverVivantesPassees(ctx, inscription.clePersonne)
    await ctx.db
      .updateTable('inscription')
      .set({ statut: 'inscrite', motif: null, vivante: true, desinscriteLe: null })
      .set({ version: sql<number>`version + 1` })
      .where('unionId', '=', ctx.union.id)
      .where('id', '=', inscription.id)
      .execute()
    record(ctx, 'inscription.reprise', { genre: 'inscription', id: inscription.id })
    await enqueue(ctx, envoyerConfirmation, {
      inscriptionId: inscription.id,
      demandeLe: ctx.now.toISOString(),
    })
  })
}

/** Why this one cannot be taken back; places are judged apart, once everything is locked. */
export function empechementReprise(
  inscription: Pick<Inscription, 'statut' | 'motif'>,
  formation: Pick<Formation, 'statut' | 'inscriptionsJusquAu'>,
  aujourdhui: string,
): string | undefined {
  if (inscription.statut !== 'desinscrite' || inscription.motif !== 'reinscription') {
    return 'Cette inscription ne peut pas être reprise. Contactez l’union.'
  }
  if (formation.statut !== 'validee') return 'Cette formation n’est plus ouverte.'
  if (formation.inscriptionsJusquAu < aujourdhui) return 'Les inscriptions sont closes.'
  return undefined
}
